/// Exponential and logarithm in double precision from additions, multiplications and divisions
/// alone.
///
/// A statistic printed with all its digits must not depend on which mathematics library, or which
/// code path of it, a processor selects. Both functions are within one unit in the last place.
public enum Elementary {
  /// The leading bits of ln 2, few enough that their product with an exponent is exact.
  private static let ln2High = 0x1.62e42feep-1
  /// The rest of ln 2.
  private static let ln2Low = 0x1.a39ef35793c76p-33
  /// `1 / k!` for k from 13 down to 2.
  private static let factorials: [Double] = (2...13).reversed().map { k in
    1 / (1...k).reduce(1) { $0 * Double($1) }
  }

  /// e to the power `x`.
  ///
  /// `x = k ln 2 + r` with `|r| ≤ ln 2 / 2`, and the Taylor polynomial of degree 13 for `e^r`.
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.8 { return .infinity }
    if x < -745.2 { return 0 }
    let k = (x / 0x1.62e42fefa39efp-1).rounded()
    let high = x - k * ln2High
    let low = k * ln2Low
    let r = high - low
    let lost = (high - r) - low
    var tail = 0.0
    for coefficient in factorials { tail = tail * r + coefficient }
    let value = 1 + (r + (lost + r * r * tail))
    let half = Int(k) / 2
    return value * power(of: half) * power(of: Int(k) - half)
  }

  /// The natural logarithm of `x`; minus infinity at 0, not a number below.
  ///
  /// `x = 2^k (1 + f)` with `1 + f` within a factor √2 of 1, and the series of the inverse
  /// hyperbolic tangent in `s = f / (2 + f)`.
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x <= 0 { return x == 0 ? -.infinity : .nan }
    var k = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 0x1.6a09e667f3bcdp0 {
      mantissa /= 2
      k += 1
    }
    let f = mantissa - 1
    let s = f / (2 + f)
    let square = s * s
    var series = 0.0
    for n in stride(from: 25, through: 3, by: -2) { series = series * square + 2 / Double(n) }
    series *= square
    let half = f * f / 2
    return k * ln2High - ((half - (s * (half + series) + k * ln2Low)) - f)
  }

  /// The natural logarithm of `1 + x`, accurate where `x` is small.
  public static func log1p(_ x: Double) -> Double {
    let u = 1 + x
    if u == 1 { return x }
    return u > 0 && u < .infinity ? log(u) * (x / (u - 1)) : log(u)
  }

  /// 2 to an integer power within the normal range.
  private static func power(of exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
