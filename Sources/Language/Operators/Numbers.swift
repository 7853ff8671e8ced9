import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Arithmetic of whole and floating-point numbers.
///
/// Whole numbers stay whole under `+ - * // %` and under `^` with an exponent from 0; whatever does
/// not fit into 64 bits is an error. `/` always gives a floating-point number. `//` and `%` round
/// down, as in Python. Dividing by zero is an error.
enum Numbers {
  /// The result, or nothing if the operands are not both numbers.
  static func apply(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    if case .int(let a) = a, case .int(let b) = b { return try apply(op, a, b) }
    guard let a = a.number, let b = b.number else { return nil }
    return try apply(op, a, b)
  }

  private static func apply(_ op: BinaryOperator, _ a: Int, _ b: Int) throws -> Value? {
    let result: (partialValue: Int, overflow: Bool)
    switch op {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide: return try apply(op, Double(a), Double(b))
    case .floorDivide:
      if b == 0 { throw divisionByZero(op) }
      result = a.dividedReportingOverflow(by: b)
      if !result.overflow, a % b != 0, (a < 0) != (b < 0) { return .int(result.partialValue - 1) }
    case .remainder:
      if b == 0 { throw divisionByZero(op) }
      if b == -1 { return .int(0) }
      let rest = a % b
      return .int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    case .power:
      if b < 0 {
        if a == 0 { throw divisionByZero(op) }
        return .float(power(Double(a), Double(b)))
      }
      result = power(a, b)
    default: return nil
    }
    if result.overflow { throw overflow(op) }
    return .int(result.partialValue)
  }

  private static func apply(_ op: BinaryOperator, _ a: Double, _ b: Double) throws -> Value? {
    switch op {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      if b == 0 { throw divisionByZero(op) }
      return .float(a / b)
    case .floorDivide, .remainder:
      if b == 0 { throw divisionByZero(op) }
      let (quotient, rest) = floorDivided(a, b)
      return .float(op == .floorDivide ? quotient : rest)
    case .power:
      if a == 0, b < 0 { throw divisionByZero(op) }
      if a < 0, b.rounded() != b {
        throw Fault(
          "value.domain", "a negative number has no real power with the exponent \(b)",
          hint: "Take the power of its absolute value.")
      }
      return .float(power(a, b))
    default: return nil
    }
  }

  /// Quotient rounded down and remainder with the sign of the divisor.
  static func floorDivided(_ a: Double, _ b: Double) -> (Double, Double) {
    var rest = a.truncatingRemainder(dividingBy: b)
    if rest != 0, (rest < 0) != (b < 0) { rest += b }
    if rest == 0 { rest = b < 0 ? -0.0 : 0.0 }
    let quotient = (a - rest) / b
    var floor = quotient.rounded(.down)
    // The difference can round to just below a whole number.
    if quotient - floor > 0.5 { floor += 1 }
    return (floor, rest)
  }

  /// A power with a whole exponent from 0, by squaring.
  static func power(_ base: Int, _ exponent: Int) -> (partialValue: Int, overflow: Bool) {
    if base == 1 || exponent == 0 { return (1, false) }
    if base == 0 { return (0, false) }
    if base == -1 { return (exponent % 2 == 0 ? 1 : -1, false) }
    var result = 1
    var factor = base
    var rest = exponent
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: factor)
        if overflow { return (0, true) }
        result = product
      }
      rest >>= 1
      if rest == 0 { return (result, false) }
      let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
      if overflow { return (0, true) }
      factor = square
    }
  }

  /// A power of floating-point numbers.
  ///
  /// Whole exponents up to 1024 are computed in twice the precision and rounded once, and square
  /// roots exactly, so that they have the same bits on every machine.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0.5, base >= 0, base.isFinite { return base.squareRoot() + 0 }
    if exponent.magnitude <= 1024, exponent.rounded() == exponent, base.isFinite, base != 0,
      let result = DoubleDouble.power(base, Int(exponent))
    {
      return result
    }
    return pow(base, exponent)
  }

  /// Compares a whole with a floating-point number exactly.
  static func compare(_ op: BinaryOperator, _ a: Int, _ b: Double) -> Bool {
    if b.isNaN { return op == .notEqual }
    if b >= 0x1p63 { return op == .less || op == .lessEqual || op == .notEqual }
    if b < -0x1p63 { return op == .greater || op == .greaterEqual || op == .notEqual }
    let floor = b.rounded(.down)
    let whole = Int(floor)
    if whole != a { return Operators.compare(op, a, whole) }
    return Operators.compare(op, 0.0, b - floor)
  }

  static func overflow(_ op: BinaryOperator? = nil) -> Fault {
    let hint =
      op.map { "Use floating-point numbers, for instance `2.0 \($0.rawValue) x`." }
      ?? "Use floating-point numbers."
    return Fault(
      "value.overflow", "the result does not fit into a whole number of 64 bits", hint: hint)
  }

  static func divisionByZero(_ op: BinaryOperator) -> Fault {
    Fault(
      "value.division-by-zero",
      op == .power
        ? "zero has no negative power" : "the divisor of `\(op.rawValue)` must not be zero")
  }
}
