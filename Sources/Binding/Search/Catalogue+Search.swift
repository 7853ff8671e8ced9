import Diagnostics

extension Catalogue {
  /// The builtins that some words are about, best first.
  ///
  /// Name, summary, chapter, parameters, details and references are searched, in this order of
  /// importance, and rare words count more than frequent ones. Other forms of a word are found
  /// (`distilled` for distil); a word that occurs nowhere stands for the words it may have been meant
  /// for (`embeding`). Where no builtin has all words, those with the most of them are found, if
  /// these are half of them at least.
  public func search(_ words: String) -> [Builtin] {
    let all = SearchWord.words(of: words)
    let telling = all.filter { !SearchWord.fillers.contains($0.written) }
    let wanted = telling.isEmpty ? all : telling
    guard !wanted.isEmpty else { return [] }
    let builtins = self.builtins
    let entries = builtins.map { SearchEntry($0) }
    var hits = entries.map { _ in (words: 0, score: 0.0) }
    for word in wanted {
      var scores = entries.map { $0.score(of: word) }
      if scores.allSatisfy({ $0 == 0 }) { scores = entries.map { $0.score(ofMisspelt: word) } }
      let count = Double(scores.count { $0 > 0 })
      let rarity = (Double(entries.count) / (Double(entries.count) / 20 + count)).squareRoot()
      for index in hits.indices where scores[index] > 0 {
        hits[index].words += 1
        hits[index].score += scores[index] * rarity
      }
    }
    let whole = all.map(\.written).joined(separator: "_")
    for (index, builtin) in builtins.enumerated() where builtin.name == whole {
      hits[index].score += 100
    }
    let most = hits.map(\.words).max() ?? 0
    guard most > 0, 2 * most >= wanted.count else { return [] }
    return hits.indices.filter { hits[$0].words == most }
      .sorted { (hits[$1].score, $0) < (hits[$0].score, $1) }.map { builtins[$0] }
  }
}

/// The words of a builtin with what they count.
private struct SearchEntry {
  private let words: [(word: SearchWord, weight: Double)]

  init(_ builtin: Builtin) {
    var words: [(SearchWord, Double)] = []
    func add(_ text: String, _ weight: Double) {
      words += SearchWord.words(of: text).map { ($0, weight) }
    }
    // A word that is a whole name says more than one that is a part of it: `plot`, `det_plot`.
    add(builtin.name, builtin.name.contains("_") ? 7 : 9)
    add(builtin.summary, 4)
    for parameter in builtin.parameters {
      add(parameter.name, 3)
      for choice in parameter.choices { add(choice, 3) }
      add(parameter.meaning, 1.5)
    }
    add(builtin.group.name, 2)
    add(builtin.details, 2)
    for reference in builtin.references { add(reference, 1.5) }
    self.words = words
  }

  /// What a word counts here: its best place, and a little for being there again and again.
  func score(of wanted: SearchWord) -> Double {
    score { word in
      if word.written == wanted.written { return 1 }
      if word.stem == wanted.stem { return 0.9 }
      return wanted.written.count >= 3 && word.written.hasPrefix(wanted.written) ? 0.6 : 0
    }
  }

  /// What a word counts that occurs nowhere: words that differ by a letter, or two if it is long.
  func score(ofMisspelt wanted: SearchWord) -> Double {
    let letters = Array(wanted.written.utf8)
    guard (4...64).contains(letters.count) else { return 0 }
    let limit = letters.count < 8 ? 1 : 2
    return score { word in
      editDistance(letters, Array(word.written.utf8), limit: limit) <= limit ? 0.5 : 0
    }
  }

  private func score(_ likeness: (SearchWord) -> Double) -> Double {
    var best = 0.0
    var count = 0.0
    for (word, weight) in words {
      let value = likeness(word) * weight
      if value > 0 { count += 1 }
      best = max(best, value)
    }
    return best + 0.1 * min(count, 10)
  }
}
