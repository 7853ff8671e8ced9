/// A value that another part of the program defines.
final class ForeignObject: Object, @unchecked Sendable {
  let value: any Foreign

  init(_ value: any Foreign) {
    self.value = value
    super.init(.foreign)
  }
}
