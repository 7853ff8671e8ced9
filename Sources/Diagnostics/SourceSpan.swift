/// A range of bytes in a source text.
public struct SourceSpan: Sendable, Hashable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset after the last byte; equal to `start` for a place between two bytes.
  public let end: Int

  /// Creates a span; an end before the start is taken as the start.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The span as a range of offsets.
  public var range: Range<Int> { start..<end }

  /// The smallest span that covers both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}
