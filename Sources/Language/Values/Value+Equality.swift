extension Value {
  /// Whether two values are the same.
  ///
  /// Whole and floating-point numbers are compared by value, exactly; records regardless of the
  /// order of their fields; values of different types are never the same. NaN equals nothing.
  public static func areEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.int(let a), .float(let b)): Int(exactly: b) == a
    case (.float(let a), .int(let b)): Int(exactly: a) == b
    case (.object(let a), .object(let b)): Object.areEqual(a, b)
    default: false
    }
  }
}

extension Object {
  /// Whether two objects are the same value.
  static func areEqual(_ a: Object, _ b: Object) -> Bool {
    guard a.kind == b.kind else { return false }
    let (x, y) = (Value.object(a), Value.object(b))
    switch a.kind {
    case .string: return x.string == y.string
    case .list:
      guard let x = x.list, let y = y.list, x.count == y.count else { return false }
      return zip(x, y).allSatisfy { Value.areEqual($0, $1) }
    case .record:
      guard let x = x.record, let y = y.record, x.count == y.count else { return false }
      return x.fields.allSatisfy { field in
        y[field.name].map { Value.areEqual(field.value, $0) } ?? false
      }
    case .range: return x.range == y.range
    case .quantity: return x.quantity == y.quantity
    case .foreign:
      guard let x = x.foreign, let y = y.foreign else { return false }
      return x.isEqual(to: y)
    case .function: return FunctionObject.areSame(a, b)
    case .native: return x.native?.name == y.native?.name
    case .captures, .unbound: return a === b
    }
  }
}
