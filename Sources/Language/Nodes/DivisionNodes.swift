/// `a / b`
final class DivideNode: BinaryNode, @unchecked Sendable {
  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    switch (x, y) {
    case (.float(let p), .float(let q)) where q != 0: return .float(p / q)
    case (.int(let p), .int(let q)) where q != 0: return .float(Double(p) / Double(q))
    case (.float(let p), .int(let q)) where q != 0: return .float(p / Double(q))
    case (.int(let p), .float(let q)) where q != 0: return .float(Double(p) / q)
    default: return try m.operate(.divide, x, y, place)
    }
  }
}

/// `a // b`, which rounds down.
final class FloorDivideNode: BinaryNode, @unchecked Sendable {
  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    if case .int(let p) = x, case .int(let q) = y, q > 0 {
      let (quotient, rest) = p.quotientAndRemainder(dividingBy: q)
      return .int(rest < 0 ? quotient - 1 : quotient)
    }
    return try m.operate(.floorDivide, x, y, place)
  }
}

/// `a % b`, which has the sign of `b`.
final class RemainderNode: BinaryNode, @unchecked Sendable {
  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let x = try a.eval(f, m)
    let y = try b.eval(f, m)
    if case .int(let p) = x, case .int(let q) = y, q > 0 {
      let rest = p % q
      return .int(rest < 0 ? rest + q : rest)
    }
    return try m.operate(.remainder, x, y, place)
  }
}
