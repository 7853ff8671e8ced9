import Diagnostics

/// What operators mean for values, beyond the cases that nodes handle themselves.
enum Operators {
  @inline(__always)
  static func compare<T: Comparable>(_ op: BinaryOperator, _ a: T, _ b: T) -> Bool {
    switch op {
    case .less: a < b
    case .lessEqual: a <= b
    case .greater: a > b
    case .greaterEqual: a >= b
    case .equal: a == b
    default: a != b
    }
  }

  /// The result of an operator; `a` may be changed in place if nothing else refers to it.
  static func apply(
    _ op: BinaryOperator, _ a: consuming Value, _ b: Value, _ m: Evaluation
  ) throws -> Value {
    if a.kind == .foreign || b.kind == .foreign {
      if let result = try foreign(op, a, b, m) {
        try m.account(result)
        return result
      }
      if op == .equal { return .bool(Value.areEqual(a, b)) }
      if op == .notEqual { return .bool(!Value.areEqual(a, b)) }
      throw undefined(op, a, b)
    }
    switch op {
    case .equal: return .bool(Value.areEqual(a, b))
    case .notEqual: return .bool(!Value.areEqual(a, b))
    case .less, .lessEqual, .greater, .greaterEqual: return .bool(try ordered(op, a, b))
    case .add: return try add(a, b)
    case .matrixProduct: throw undefined(op, a, b)
    default: break
    }
    if let result = try Numbers.apply(op, a, b) { return result }
    if op == .multiply, let result = try repeated(a, b, m) { return result }
    if let result = try Quantities.apply(op, a, b) { return result }
    throw undefined(op, a, b)
  }

  private static func foreign(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ m: Evaluation
  ) throws -> Value? {
    if let own = a.foreign, let result = try own.operate(op, with: b, onLeft: true, in: m) {
      return result
    }
    if let own = b.foreign { return try own.operate(op, with: a, onLeft: false, in: m) }
    return nil
  }

  private static func ordered(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return compare(op, a, b)
    case (.int(let a), .float(let b)): return Numbers.compare(op, a, b)
    case (.float(let a), .int(let b)): return Numbers.compare(op.mirrored, b, a)
    case (.float(let a), .float(let b)): return compare(op, a, b)
    default: break
    }
    if let a = a.string, let b = b.string { return compare(op, a, b) }
    if let a = a.quantity, let b = b.quantity {
      try Quantities.requireSameUnit(op, a, b)
      return compare(op, a.value, b.value)
    }
    throw undefined(op, a, b)
  }

  /// The value with its sign changed.
  static func negated(_ value: Value) throws -> Value {
    switch value {
    case .int(let number):
      if number == .min { throw Numbers.overflow() }
      return .int(-number)
    case .float(let number): return .float(-number)
    default: break
    }
    if let quantity = value.quantity { return .quantity(Quantity(-quantity.value, quantity.unit)) }
    if let result = try value.foreign?.negated() { return result }
    throw Fault("type.operand", "`-` needs a number, but has \(value.described)")
  }

  /// Whether a value is among the items of a list or range, the fields of a record or the parts of
  /// a text.
  static func contains(_ collection: Value, _ value: Value, _ m: Evaluation) throws -> Bool {
    if let items = collection.list { return items.contains { Value.areEqual($0, value) } }
    if let range = collection.range {
      guard let number = value.number else { return false }
      return Int(exactly: number).map { range.contains($0) } ?? false
    }
    if let text = collection.string {
      guard let part = value.string else {
        throw Fault(
          "type.operand", "`in` a text needs a text on its left, but has \(value.described)")
      }
      return text.containsText(part)
    }
    if let record = collection.record {
      guard let name = value.string else {
        throw Fault(
          "type.operand", "`in` a record needs the name of a field, but has \(value.described)",
          hint: "Write the name as a text.")
      }
      return record[name] != nil
    }
    if collection.foreign?.count != nil {
      return try m.items(of: collection).contains { Value.areEqual($0, value) }
    }
    throw Fault(
      "type.operand",
      "`in` needs a list, range, text or record on its right, but has \(collection.described)")
  }

  /// The error that an operator is not defined for two values.
  static func undefined(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Fault {
    let (left, right) = (a.described, b.described)
    var hint: String?
    if op == .add, a.string != nil || b.string != nil {
      hint = "Write values into a text as `\"{x}\"`."
    } else if op == .add, a.list != nil || b.list != nil {
      hint = "Add one item as `xs + [x]`."
    } else if a.bool != nil || b.bool != nil, !op.isComparison {
      hint = "Write `if c { 1 } else { 0 }` to count a boolean."
    } else if a.isNone || b.isNone {
      hint = "Test it first with `x == none`."
    } else if a.list != nil || b.list != nil {
      hint = "Write `[2 * x for x in xs]`, or make a tensor of it."
    }
    let both = left == right ? "two values of this type: \(left)" : "\(left) and \(right)"
    return Fault("type.operand", "`\(op.rawValue)` is not defined for \(both)", hint: hint)
  }
}

extension BinaryOperator {
  /// The comparison that holds for exchanged operands.
  var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    default: self
    }
  }
}

extension Value {
  /// The type with its article, as messages need it.
  var described: String {
    switch self {
    case .none: return "none"
    case .bool(let value): return "\(value)"
    default: break
    }
    let name = typeName
    if case .object(let object) = self, object.kind == .string {
      return "the text \(literal)".count <= 40 ? "the text \(literal)" : "a text"
    }
    return ("aeiou".contains(name.first ?? "x") ? "an " : "a ") + name
  }
}
