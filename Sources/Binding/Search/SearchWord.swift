/// A word as a search sees it: in lower case, and without its ending.
struct SearchWord: Hashable {
  /// The word in lower case.
  let written: String
  /// What it shares with its other forms: `distil` of distil, distills and distillation.
  let stem: String

  init(_ word: some StringProtocol) {
    written = word.lowercased()
    stem = Self.stem(of: written)
  }

  /// The words of a text; an underscore parts them, so that `soft_labels` is two.
  static func words(of text: String) -> [SearchWord] {
    text.split { !($0.isLetter || $0.isNumber) }.map { SearchWord($0) }
  }

  /// Words that say nothing about what is looked for.
  static let fillers: Set<String> = [
    "a", "an", "and", "are", "by", "can", "do", "does", "for", "from", "how", "i", "in", "is", "it",
    "my", "of", "on", "or", "that", "the", "this", "to", "what", "which", "with",
  ]

  /// Endings of English words, British and American, the longest of each kind first.
  private static let endings = [
    "isations", "izations", "isation", "ization", "ations", "ation", "ising", "izing", "ening",
    "ened", "ised", "ized", "ises", "izes", "ings", "ise", "ize", "ing", "ens", "ers", "en", "er",
    "ed", "es", "s", "e", "y",
  ]

  private static func stem(of word: String) -> String {
    var letters = Array(word)
    // Four letters must stay of a word that may have no ending at all: `often` is not `oft`.
    for ending in endings
    where word.hasSuffix(ending) && letters.count - ending.count >= (ending.count == 2 ? 4 : 3) {
      letters.removeLast(ending.count)
      break
    }
    // `splitting` and `split`, `embedding` and `embed`.
    if letters.count > 3, letters[letters.count - 1] == letters[letters.count - 2] {
      letters.removeLast()
    }
    return String(letters)
  }
}
