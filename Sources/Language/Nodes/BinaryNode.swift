/// An operator between two operands, evaluated from the left.
class BinaryNode: Node, @unchecked Sendable {
  final let a: Node, b: Node
  /// Where the operator stands.
  final let place: Place

  init(_ a: Node, _ b: Node, _ place: Place) {
    self.a = a
    self.b = b
    self.place = place
  }
}
