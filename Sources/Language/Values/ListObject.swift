/// A list.
final class ListObject: Object, @unchecked Sendable {
  /// Appended to only by the interpreter, and only while uniquely referenced.
  @exclusivity(unchecked) var items: [Value]

  init(_ items: [Value]) {
    self.items = items
    super.init(.list, nesting: items.containerNesting)
  }
}
