/// What is to be said about an error code beyond its message: the rule, why it exists, what usually
/// breaks it, and what to do. `lupi explain` shows it.
public struct Explanation: Sendable {
  /// The code that it explains, `area.problem`.
  public let code: String
  /// Some plain sentences. A blank line divides paragraphs, whose lines are filled anew to the width;
  /// a line that begins with two spaces, such as one for the shell, stays as it is.
  public let text: String
  /// A program that raises this code and no other, if one can without files and long work.
  public let fails: String?
  /// The same program put right.
  public let corrected: String?
  /// Whether the examples are notebooks instead of what stands in a cell.
  public let isNotebook: Bool

  /// Creates an explanation whose examples, if there are any, are statements.
  public init(
    _ code: String, _ text: String, fails: String? = nil, corrected: String? = nil
  ) {
    self.code = code
    self.text = text
    self.fails = fails
    self.corrected = corrected
    isNotebook = false
  }

  /// Creates an explanation whose examples are notebooks.
  public init(_ code: String, _ text: String, notebook fails: String, corrected: String) {
    self.code = code
    self.text = text
    self.fails = fails
    self.corrected = corrected
    isNotebook = true
  }

  /// The part of the code before the point.
  public var area: String { String(code.prefix { $0 != "." }) }

  /// The text up to the end of its first sentence.
  public var firstSentence: String {
    let words = text.split(whereSeparator: \.isWhitespace)
    let end = words.firstIndex { $0.hasSuffix(".") } ?? words.count - 1
    return words[...end].joined(separator: " ")
  }

  /// The text in lines of at most `width` columns.
  public func lines(width: Int) -> [String] {
    var lines: [String] = []
    var paragraph: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.isEmpty || line.hasPrefix("  ") else {
        paragraph.append(line)
        continue
      }
      if !paragraph.isEmpty {
        lines += wordWrapped(paragraph.joined(separator: " "), width: width)
        paragraph = []
      }
      lines.append(String(line))
    }
    return paragraph.isEmpty
      ? lines : lines + wordWrapped(paragraph.joined(separator: " "), width: width)
  }
}
