/// A `{{ expression }}` in prose, replaced by its value after the cell above it has run.
public struct InlineValue: Sendable, Hashable {
  /// The whole of it, braces included, as offsets into the document.
  public let range: Range<Int>
  /// The expression, without the blanks around it.
  public let expression: Range<Int>
}
