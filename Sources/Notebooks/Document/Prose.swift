/// Markdown between cells, kept as it is.
public struct Prose: Sendable, Hashable {
  /// The lines, as offsets into the document.
  public let range: Range<Int>
  /// The values to be filled in, in order.
  public let values: [InlineValue]
}
