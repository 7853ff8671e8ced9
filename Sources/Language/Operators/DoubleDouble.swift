/// Sums of two floating-point numbers, about 106 bits (T. J. Dekker, "A floating-point technique for
/// extending the available precision", Numerische Mathematik 18, 1971).
struct DoubleDouble {
  var high: Double
  var low: Double

  static func * (a: Self, b: Self) -> Self {
    let product = a.high * b.high
    var error = (-product).addingProduct(a.high, b.high)
    error += a.high * b.low + a.low * b.high
    let high = product + error
    return Self(high: high, low: error - (high - product))
  }

  /// A power with a whole exponent, rounded once; nothing where it leaves the range in which the
  /// error terms are exact.
  static func power(_ base: Double, _ exponent: Int) -> Double? {
    var result = DoubleDouble(high: 1, low: 0)
    var factor = DoubleDouble(high: base, low: 0)
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result * factor }
      rest >>= 1
      if rest > 0 { factor = factor * factor }
      guard isSafe(result.high), isSafe(factor.high) else { return nil }
    }
    if exponent >= 0 { return result.high + result.low }
    // One step of Newton's method on the reciprocal.
    let estimate = 1 / result.high
    let error = Double(1).addingProduct(-estimate, result.high) - estimate * result.low
    return estimate + estimate * error
  }

  private static func isSafe(_ value: Double) -> Bool {
    value.magnitude < 0x1p900 && value.magnitude > 0x1p-900
  }
}
