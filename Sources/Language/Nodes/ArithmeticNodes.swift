import Diagnostics

/// `a + b`
final class AddNode: BinaryNode, @unchecked Sendable {
  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    switch (x, y) {
    case (.int(let p), .int(let q)):
      let (sum, overflow) = p.addingReportingOverflow(q)
      if !overflow { return .int(sum) }
    case (.float(let p), .float(let q)): return .float(p + q)
    default: break
    }
    return try m.operate(.add, consume x, y, place)
  }
}

/// `a - b`
final class SubtractNode: BinaryNode, @unchecked Sendable {
  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    switch (x, y) {
    case (.int(let p), .int(let q)):
      let (difference, overflow) = p.subtractingReportingOverflow(q)
      if !overflow { return .int(difference) }
    case (.float(let p), .float(let q)): return .float(p - q)
    default: break
    }
    return try m.operate(.subtract, x, y, place)
  }
}

/// `a * b`
final class MultiplyNode: BinaryNode, @unchecked Sendable {
  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    switch (x, y) {
    case (.int(let p), .int(let q)):
      let (product, overflow) = p.multipliedReportingOverflow(by: q)
      if !overflow { return .int(product) }
    case (.float(let p), .float(let q)): return .float(p * q)
    case (.int(let p), .float(let q)): return .float(Double(p) * q)
    case (.float(let p), .int(let q)): return .float(p * Double(q))
    default: break
    }
    return try m.operate(.multiply, x, y, place)
  }
}

/// Any other operator.
final class OperatorNode: BinaryNode, @unchecked Sendable {
  let op: BinaryOperator

  init(_ op: BinaryOperator, _ a: Node, _ b: Node, _ place: Place) {
    self.op = op
    super.init(a, b, place)
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    return try m.operate(op, x, try b.eval(f, m), place)
  }
}

/// A variable plus or minus a whole constant.
final class AddLocalConstantNode: Node, @unchecked Sendable {
  let slot: Int
  /// What is added; for a difference the constant with its sign changed.
  let addend: Int
  let op: BinaryOperator
  let constant: Int
  let place: Place

  /// Nothing if the constant's sign cannot be changed.
  init?(_ op: BinaryOperator, _ slot: Int, _ constant: Int, _ place: Place) {
    guard constant != .min else { return nil }
    self.op = op
    self.slot = slot
    self.constant = constant
    self.place = place
    addend = op == .add ? constant : -constant
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    if case .int(let value) = f[slot] {
      let (sum, overflow) = value.addingReportingOverflow(addend)
      if !overflow { return .int(sum) }
    }
    return try m.operate(op, f[slot], .int(constant), place)
  }
}

/// A variable times a floating-point constant.
final class MultiplyLocalConstantNode: Node, @unchecked Sendable {
  let slot: Int
  let factor: Double
  let place: Place

  init(_ slot: Int, _ factor: Double, _ place: Place) {
    self.slot = slot
    self.factor = factor
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    switch f[slot] {
    case .int(let value): .float(Double(value) * factor)
    case .float(let value): .float(value * factor)
    default: try m.operate(.multiply, f[slot], .float(factor), place)
    }
  }
}

/// `-a`
final class NegateNode: Node, @unchecked Sendable {
  let a: Node
  let place: Place

  init(_ a: Node, _ place: Place) {
    self.a = a
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    do {
      return try Operators.negated(try a.eval(f, m))
    } catch {
      throw place.placed(error)
    }
  }
}
