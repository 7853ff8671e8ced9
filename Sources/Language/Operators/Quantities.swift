import Diagnostics

/// Arithmetic of numbers with units.
enum Quantities {
  /// The result, or nothing if the operator is not defined for the operands.
  static func apply(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    switch (a.quantity, b.quantity) {
    case (let x?, let y?): return try apply(op, x, y)
    case (let x?, nil):
      guard let number = b.number else { return nil }
      switch op {
      case .multiply: return .quantity(Quantity(x.value * number, x.unit))
      case .divide:
        if number == 0 { throw Numbers.divisionByZero(op) }
        return .quantity(Quantity(x.value / number, x.unit))
      default: throw needsUnit(op, x)
      }
    case (nil, let y?):
      guard let number = a.number else { return nil }
      switch op {
      case .multiply: return .quantity(Quantity(number * y.value, y.unit))
      case .divide where y.unit == .second || y.unit == .hertz:
        if y.value == 0 { throw Numbers.divisionByZero(op) }
        return .quantity(Quantity(number / y.value, y.unit == .second ? .hertz : .second))
      default: throw needsUnit(op, y)
      }
    case (nil, nil): return nil
    }
  }

  private static func apply(_ op: BinaryOperator, _ a: Quantity, _ b: Quantity) throws -> Value? {
    if op == .multiply, Set([a.unit, b.unit]) == [.second, .hertz] {
      return .float(a.value * b.value)
    }
    switch op {
    case .add, .subtract:
      try requireSameUnit(op, a, b)
      return .quantity(Quantity(op == .add ? a.value + b.value : a.value - b.value, a.unit))
    case .divide, .floorDivide, .remainder:
      try requireSameUnit(op, a, b)
      if b.value == 0 { throw Numbers.divisionByZero(op) }
      if op == .divide { return .float(a.value / b.value) }
      let (quotient, rest) = Numbers.floorDivided(a.value, b.value)
      return op == .floorDivide ? .float(quotient) : .quantity(Quantity(rest, a.unit))
    default: return nil
    }
  }

  static func requireSameUnit(_ op: BinaryOperator, _ a: Quantity, _ b: Quantity) throws {
    guard a.unit != b.unit else { return }
    throw Fault(
      "type.unit",
      "`\(op.rawValue)` needs two quantities of the same kind, but has \(a.unit.name) and \(b.unit.name)"
    )
  }

  private static func needsUnit(_ op: BinaryOperator, _ quantity: Quantity) -> Fault {
    Fault(
      "type.unit",
      "`\(op.rawValue)` needs two quantities of the same kind, but has \(quantity.unit.name) and a plain number",
      hint: "Write the number with its unit, for instance `1\(quantity.unit.rawValue)`.")
  }
}
