extension Value {
  /// A literal with its sign changed.
  var signChanged: Value {
    switch self {
    case .int(let value): .int(value == .min ? value : -value)
    case .float(let value): .float(-value)
    default: quantity.map { .quantity(Quantity(-$0.value, $0.unit)) } ?? self
    }
  }
}
