/// A function of two numbers, applied element by element.
public enum BinaryFunction: String, Sendable, CaseIterable {
  /// a + b
  case add = "+"
  /// a − b
  case subtract = "-"
  /// a · b
  case multiply = "*"
  /// a / b
  case divide = "/"
  /// The larger; NaN if either is NaN.
  case maximum = "max"
  /// The smaller; NaN if either is NaN.
  case minimum = "min"
  /// 1 if a < b, else 0.
  case less = "<"
  /// 1 if a ≤ b, else 0.
  case lessEqual = "<="
  /// 1 if a > b, else 0.
  case greater = ">"
  /// 1 if a ≥ b, else 0.
  case greaterEqual = ">="
  /// 1 if a = b, else 0.
  case equal = "=="
  /// 1 if a ≠ b, else 0.
  case notEqual = "!="

  /// Applies the function to `count` pairs; a step of 0 repeats one number, a step of 1 walks.
  public func apply(
    _ a: UnsafePointer<Float>, step stepA: Int, _ b: UnsafePointer<Float>, step stepB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    switch self {
    case .add: Self.loop(a, stepA, b, stepB, out, count) { $0 + $1 }
    case .subtract: Self.loop(a, stepA, b, stepB, out, count) { $0 - $1 }
    case .multiply: Self.loop(a, stepA, b, stepB, out, count) { $0 * $1 }
    case .divide: Self.loop(a, stepA, b, stepB, out, count) { $0 / $1 }
    case .maximum: Self.loop(a, stepA, b, stepB, out, count) { $0 > $1 || $0 != $0 ? $0 : $1 }
    case .minimum: Self.loop(a, stepA, b, stepB, out, count) { $0 < $1 || $0 != $0 ? $0 : $1 }
    case .less: Self.loop(a, stepA, b, stepB, out, count) { $0 < $1 ? 1 : 0 }
    case .lessEqual: Self.loop(a, stepA, b, stepB, out, count) { $0 <= $1 ? 1 : 0 }
    case .greater: Self.loop(a, stepA, b, stepB, out, count) { $0 > $1 ? 1 : 0 }
    case .greaterEqual: Self.loop(a, stepA, b, stepB, out, count) { $0 >= $1 ? 1 : 0 }
    case .equal: Self.loop(a, stepA, b, stepB, out, count) { $0 == $1 ? 1 : 0 }
    case .notEqual: Self.loop(a, stepA, b, stepB, out, count) { $0 != $1 ? 1 : 0 }
    }
  }

  /// Three loops, each of which the compiler turns into SIMD code.
  @inline(__always)
  private static func loop(
    _ a: UnsafePointer<Float>, _ stepA: Int, _ b: UnsafePointer<Float>, _ stepB: Int,
    _ out: UnsafeMutablePointer<Float>, _ count: Int, _ function: (Float, Float) -> Float
  ) {
    guard count > 0 else { return }
    if stepA == 1, stepB == 1 {
      for i in 0..<count { out[i] = function(a[i], b[i]) }
    } else if stepA == 1 {
      let second = b[0]
      for i in 0..<count { out[i] = function(a[i], second) }
    } else if stepB == 1 {
      let first = a[0]
      for i in 0..<count { out[i] = function(first, b[i]) }
    } else {
      let value = function(a[0], b[0])
      for i in 0..<count { out[i] = value }
    }
  }
}
