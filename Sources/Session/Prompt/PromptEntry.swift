import Diagnostics
import Language

/// What an entry asks the prompt to do.
enum PromptEntry: Equatable {
  /// Nothing.
  case blank
  /// To run a program.
  case program(String)
  /// To do what a command says.
  case command(word: String, operand: String)
  /// To explain a name, or what some words are about.
  case help(String)
  /// To end.
  case farewell

  private static let farewells: Set = [":quit", ":q", ":exit", "exit", "quit", "exit()", "quit()"]

  init(_ text: String) {
    let entry = Self.trimmed(text)
    if entry.isEmpty {
      self = .blank
    } else if Self.farewells.contains(entry.filter { $0 != " " }) {
      self = .farewell
    } else if entry.hasPrefix(":") {
      let word = entry.prefix { $0 != " " && $0 != "\n" }
      self = .command(
        word: String(word), operand: Self.trimmed(String(entry.dropFirst(word.count))))
    } else if entry.hasPrefix("?") {
      self = .help(Self.trimmed(String(entry.drop { $0 == "?" })))
    } else if entry.hasSuffix("?"), !entry.contains("\n"), !entry.contains("\"") {
      self = .help(Self.trimmed(String(entry.dropLast())))
    } else if let topic = Self.topic(of: entry) {
      self = .help(topic)
    } else {
      self = .program(text)
    }
  }

  /// Whether a text needs no more lines to be an entry.
  static func isComplete(_ text: String) -> Bool {
    guard case .program = PromptEntry(text) else { return true }
    // A word at the end of the text might go on, but not behind a newline.
    return !Parser.parse(SourceText(name: "prompt", text: text + "\n")).isPartial
  }

  /// The name in `help NAME`, as on the command line; anything else is an entry like any other.
  private static func topic(of entry: String) -> String? {
    let words = entry.split(separator: " ")
    guard words.count == 2, words[0] == "help",
      words[1].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return String(words[1])
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (character: Character) in character == " " || character.isNewline }
    var rest = text[...].drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
