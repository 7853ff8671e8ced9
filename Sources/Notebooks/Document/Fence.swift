public import Diagnostics

/// A fenced block as offsets into its document.
public struct Fence: Sendable, Hashable {
  /// The opening line with its line ending.
  public let opening: Range<Int>
  /// The lines between, each with its line ending.
  public let body: Range<Int>
  /// The closing line with its line ending; empty where the fence is never closed.
  public let closing: Range<Int>
  /// The info string, without the blanks around it.
  public let info: SourceSpan
  /// The fence itself on the opening line, from its first backtick or tilde to the end of the line.
  public let mark: SourceSpan
  /// The number of backticks or tildes.
  public let length: Int

  /// Everything from the opening to the closing line.
  public var range: Range<Int> { opening.lowerBound..<closing.upperBound }
  /// Whether there is a closing line.
  public var isClosed: Bool { !closing.isEmpty }

  /// The lines of the body, without line endings and without the indentation that the opening line
  /// has as well.
  func lines(in source: SourceText) -> [String] {
    let indentation = mark.start - opening.lowerBound
    let bytes = source.bytes
    var lines: [String] = []
    var offset = body.lowerBound
    while offset < body.upperBound {
      let line = MarkdownLine(bytes, at: offset)
      var start = line.start
      while start < line.end, start - line.start < indentation, bytes[start] == 0x20 { start += 1 }
      lines.append(source.string(start..<line.end))
      offset = line.next
    }
    return lines
  }
}
