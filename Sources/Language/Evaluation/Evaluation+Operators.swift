import Diagnostics

extension Evaluation {
  /// The result of an operator that a node does not handle itself.
  @inline(never)
  func operate(
    _ op: BinaryOperator, _ a: consuming Value, _ b: Value, _ place: Place
  ) throws -> Value {
    do {
      if op == .add, case .object(let other) = b, let kind = a.kind, kind == other.kind,
        kind == .string || kind == .list
      {
        return try Operators.joined(a.takeObject(), other, self)
      }
      return try Operators.apply(op, a, b, self)
    } catch {
      throw place.placed(error)
    }
  }

  /// The truth of a comparison that a node does not handle itself.
  @inline(never)
  func truth(of op: BinaryOperator, _ a: Value, _ b: Value, _ place: Place) throws -> Bool {
    let result = try operate(op, a, b, place)
    if case .bool(let truth) = result { return truth }
    throw place.error(
      "type.condition", "a condition must be true or false, but is \(result.described)",
      hint: "Reduce it to one boolean: `min(x > 0) == 1` if all, `max(x > 0) == 1` if any.")
  }
}
