/// A number with a unit.
final class QuantityObject: Object, @unchecked Sendable {
  let quantity: Quantity

  init(_ quantity: Quantity) {
    self.quantity = quantity
    super.init(.quantity)
  }
}
