public import Diagnostics

/// A part of what a result shows, as data: the terminal and a page each draw it in their own way.
public enum Exhibit: Sendable {
  /// A headline and lines of words that stand as they are.
  case words(title: String?, [String])
  /// A table.
  case table(TextTable)
  /// A picture.
  case figure(Figure)
  /// What was shown at several moments, in order; where only one can be seen, it is the last.
  case frames(title: String, [Frame])

  /// What was shown at one moment.
  public struct Frame: Sendable {
    /// The moment in words.
    public let title: String
    /// What was shown, from top to bottom.
    public let parts: [Exhibit]

    /// Creates a frame.
    public init(_ title: String, _ parts: [Exhibit]) {
      self.title = title
      self.parts = parts
    }
  }

  /// The part without movement: of several moments the last.
  public var still: [Exhibit] {
    guard case .frames(let title, let frames) = self else { return [self] }
    guard let last = frames.last else { return [.words(title: title, [])] }
    return [.words(title: "\(title); the last: \(last.title)", [])] + last.parts.flatMap(\.still)
  }

  /// Whether there is a picture anywhere in it.
  public var hasFigure: Bool {
    switch self {
    case .words, .table: false
    case .figure: true
    case .frames(_, let frames): frames.contains { $0.parts.contains(where: \.hasFigure) }
    }
  }

  /// The part as lines of a terminal, without blanks at their ends.
  public func text(_ presentation: Presentation) -> String {
    let lines: [String]
    switch self {
    case .words(let title, let words):
      lines = (title.map { [presentation.styled($0, .strong)] } ?? []) + words
    case .table(let table): lines = table.lines(presentation)
    case .figure(let figure): lines = TextRenderer(presentation).lines(figure)
    case .frames: return Self.text(still, presentation)
    }
    return lines.map(Self.withoutTrailingBlanks).joined(separator: "\n")
  }

  /// Parts below each other, with a blank line between two that are not words.
  public static func text(_ exhibits: [Exhibit], _ presentation: Presentation) -> String {
    var out = ""
    for (index, exhibit) in exhibits.enumerated() {
      if index > 0 { out += exhibit.isWords || exhibits[index - 1].isWords ? "\n" : "\n\n" }
      out += exhibit.text(presentation)
    }
    return out
  }

  private var isWords: Bool { if case .words = self { true } else { false } }

  private static func withoutTrailingBlanks(_ line: String) -> String {
    guard line.utf8.last == 0x20 else { return line }
    let end = line.utf8.lastIndex { $0 != 0x20 }.map { line.utf8.index(after: $0) }
    return String(line[..<(end ?? line.startIndex)])
  }
}

/// A result that shows pictures or tables.
public protocol Exhibiting: Sendable {
  /// What it shows, from top to bottom.
  var exhibits: [Exhibit] { get }
}
