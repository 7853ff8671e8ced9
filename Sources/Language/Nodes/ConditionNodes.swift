import Diagnostics

/// Any value that must be a boolean.
final class TruthCondition: Condition, @unchecked Sendable {
  let node: Node
  let place: Place

  init(_ node: Node, _ place: Place) {
    self.node = node
    self.place = place
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    let value = try node.eval(f, m)
    if case .bool(let truth) = value { return truth }
    throw place.error(
      "type.condition", "a condition must be true or false, but is \(value.described)",
      hint: Self.hint(value))
  }

  private static func hint(_ value: Value) -> String {
    switch value {
    case .int, .float: "Compare it, for instance with `x != 0`."
    case .none: "Compare it with `x != none`."
    default: value.count == nil ? "Compare it with something." : "Compare `len(x) > 0`."
    }
  }
}

/// A comparison of two values.
final class ComparisonCondition: Condition, @unchecked Sendable {
  let op: BinaryOperator
  let a: Node, b: Node
  let place: Place

  init(_ op: BinaryOperator, _ a: Node, _ b: Node, _ place: Place) {
    self.op = op
    self.a = a
    self.b = b
    self.place = place
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    if case .int(let p) = x, case .int(let q) = y { return Operators.compare(op, p, q) }
    if case .float(let p) = x, case .float(let q) = y { return Operators.compare(op, p, q) }
    return try m.truth(of: op, x, y, place)
  }
}

/// A comparison of a variable with a whole constant.
final class LocalConstantCondition: Condition, @unchecked Sendable {
  let op: BinaryOperator
  let slot: Int
  let constant: Int
  let place: Place

  init(_ op: BinaryOperator, _ slot: Int, _ constant: Int, _ place: Place) {
    self.op = op
    self.slot = slot
    self.constant = constant
    self.place = place
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    if case .int(let value) = f[slot] { return Operators.compare(op, value, constant) }
    return try m.truth(of: op, f[slot], .int(constant), place)
  }
}

/// `not c`
final class NotCondition: Condition, @unchecked Sendable {
  let condition: Condition

  init(_ condition: Condition) { self.condition = condition }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool { try !condition.test(f, m) }
}

/// `a and b`; `b` is tested only if `a` holds.
final class AndCondition: Condition, @unchecked Sendable {
  let a: Condition, b: Condition

  init(_ a: Condition, _ b: Condition) {
    self.a = a
    self.b = b
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    guard try a.test(f, m) else { return false }
    return try b.test(f, m)
  }
}

/// `a or b`; `b` is tested only if `a` does not hold.
final class OrCondition: Condition, @unchecked Sendable {
  let a: Condition, b: Condition

  init(_ a: Condition, _ b: Condition) {
    self.a = a
    self.b = b
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    if try a.test(f, m) { return true }
    return try b.test(f, m)
  }
}

/// `a < b <= c`: every operand is evaluated at most once, from the left.
final class ChainCondition: Condition, @unchecked Sendable {
  let first: Node
  let steps: [(op: BinaryOperator, node: Node, place: Place)]

  init(_ first: Node, _ steps: [(op: BinaryOperator, node: Node, place: Place)]) {
    self.first = first
    self.steps = steps
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    var left = try first.eval(f, m)
    for step in steps {
      let right = try step.node.eval(f, m)
      guard try m.truth(of: step.op, left, right, step.place) else { return false }
      left = right
    }
    return true
  }
}

/// `element in collection`
final class ContainsCondition: Condition, @unchecked Sendable {
  let element: Node, collection: Node
  let isNegated: Bool
  let place: Place

  init(_ element: Node, _ collection: Node, isNegated: Bool, _ place: Place) {
    self.element = element
    self.collection = collection
    self.isNegated = isNegated
    self.place = place
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    let value = try element.eval(f, m)
    do {
      return try Operators.contains(try collection.eval(f, m), value, m) != isNegated
    } catch {
      throw place.placed(error)
    }
  }
}

/// The value of a condition.
final class ConditionNode: Node, @unchecked Sendable {
  let condition: Condition

  init(_ condition: Condition) { self.condition = condition }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    .bool(try condition.test(f, m))
  }
}

/// A comparison whose value need not be a boolean, such as one of tensors.
final class ComparisonNode: BinaryNode, @unchecked Sendable {
  let op: BinaryOperator

  init(_ op: BinaryOperator, _ a: Node, _ b: Node, _ place: Place) {
    self.op = op
    super.init(a, b, place)
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    if case .int(let p) = x, case .int(let q) = y { return .bool(Operators.compare(op, p, q)) }
    return try m.operate(op, x, y, place)
  }
}
