/// A text.
final class StringObject: Object, @unchecked Sendable {
  /// Appended to only by the interpreter, and only while uniquely referenced.
  @exclusivity(unchecked) var text: String

  init(_ text: String) {
    self.text = text
    super.init(.string)
  }
}
