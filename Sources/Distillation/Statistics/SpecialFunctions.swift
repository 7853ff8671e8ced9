import Tensors

/// The gamma and beta functions that probability distributions are made of.
public enum SpecialFunctions {
  /// Arguments from here on use Stirling's series directly.
  private static let large = 12.0
  /// ln(2π) / 2.
  private static let halfLog2Pi = 0.91893853320467274178

  /// ln Γ(x) for `x > 0`.
  ///
  /// Stirling's series from 12 on; smaller arguments are raised with Γ(x + 1) = x Γ(x). The
  /// absolute error is below 1e-14 up to 12 and a few units in the last place beyond.
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    if x == .infinity { return x }
    var raised = x
    var product = 1.0
    while raised < large {
      product *= raised
      raised += 1
    }
    let value = (raised - 0.5) * Portable.log(raised) - raised + halfLog2Pi
    return value + stirlingRemainder(raised) - Portable.log(product)
  }

  /// ln B(a, b) for positive arguments, without cancellation when one or both are large.
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    let (small, big) = (min(a, b), max(a, b))
    guard small > 0 else { return .nan }
    guard big >= large else { return logGamma(small) + logGamma(big) - logGamma(small + big) }
    let share = small / (small + big)
    let bigRemainder = stirlingRemainder(big) - stirlingRemainder(small + big)
    if small < large {
      return logGamma(small) + bigRemainder + small - small * Portable.log(small + big)
        + (big - 0.5) * Portable.log1p(-share)
    }
    return -0.5 * Portable.log(big) + halfLog2Pi + stirlingRemainder(small) + bigRemainder
      + (small - 0.5) * Portable.log(share) + big * Portable.log1p(-share)
  }

  /// The regularized incomplete beta function I_x(a, b), with `1 - x` given for its full precision.
  ///
  /// Continued fraction by Lentz's method; reference: DLMF, section 8.17(v).
  public static func regularizedBeta(
    _ x: Double, complement y: Double, _ a: Double, _ b: Double
  ) -> Double {
    guard a > 0, b > 0, x >= 0, y >= 0 else { return .nan }
    if x == 0 { return 0 }
    if y == 0 { return 1 }
    let logX = x > 0.5 ? Portable.log1p(-y) : Portable.log(x)
    let logY = y > 0.5 ? Portable.log1p(-x) : Portable.log(y)
    let front = Portable.exp(a * logX + b * logY - logBeta(a, b))
    if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
    return 1 - front * betaFraction(y, b, a) / b
  }

  /// The continued fraction of the incomplete beta function.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      value *= c * d
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      let change = c * d
      value *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return value
  }

  /// What Stirling's formula leaves out of ln Γ(x), for `x ≥ 12`.
  private static func stirlingRemainder(_ x: Double) -> Double {
    let coefficients = [
      1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
    ]
    let inverse = 1 / x
    let square = inverse * inverse
    return coefficients.reduce(0) { $0 * square + $1 } * inverse
  }
}
