// Double precision, one number at a time, within 1 unit in the last place; after Sun's fdlibm
// (K. C. Ng, 1993).
extension Portable {
  /// eˣ
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893383973 { return .infinity }
    if x < -745.13321910194122 { return 0 }
    let k = (x * 1.44269504088896338700).rounded()
    let high = x - k * 6.93147180369123816490e-01
    let low = k * 1.90821492927058770002e-10
    let r = high - low
    let t = r * r
    var p = 4.13813679705723846039e-08
    p = -1.65339022054652515390e-06 + t * p
    p = 6.61375632143793436117e-05 + t * p
    p = -2.77777777770155933842e-03 + t * p
    p = 1.66666666666666019037e-01 + t * p
    let c = r - t * p
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return Double(sign: .plus, exponent: Int(k), significand: y)
  }

  /// The natural logarithm; −∞ at 0, NaN below.
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == 0 { return -.infinity }
    if x < 0 { return .nan }
    var k = Double(x.exponent)
    var m = x.significand
    if m > 1.41421356237309514547 {
      m /= 2
      k += 1
    }
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let odd =
      z
      * (6.666666666666735130e-01 + w
        * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    let even =
      w
      * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let half = 0.5 * f * f
    return k * 6.93147180369123816490e-01
      - ((half - (s * (half + (odd + even)) + k * 1.90821492927058770002e-10)) - f)
  }

  /// The natural logarithm of `1 + x`, accurate where `x` is small.
  public static func log1p(_ x: Double) -> Double {
    let u = 1 + x
    if u == 1 { return x }
    return u > 0 && u < .infinity ? log(u) * (x / (u - 1)) : log(u)
  }

  /// The cosine of an angle in turns, cos 2πt.
  public static func cosine(turns t: Double) -> Double {
    sine(turns: t + 0.25)
  }

  /// The sine of an angle in turns, sin 2πt.
  public static func sine(turns t: Double) -> Double {
    guard t.isFinite else { return .nan }
    let quarters = (4 * t).rounded()
    let x = (t - quarters / 4) * 6.28318530717958647692
    let quadrant = quarters.remainder(dividingBy: 4)
    switch quadrant {
    case 0: return sinePolynomial(x)
    case 1: return cosinePolynomial(x)
    case -1: return -cosinePolynomial(x)
    default: return -sinePolynomial(x)
    }
  }

  /// x to a whole power, by repeated squaring.
  public static func power(_ x: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var base = x
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      base *= base
      rest >>= 1
    }
    return exponent < 0 ? 1 / result : result
  }

  private static func sinePolynomial(_ x: Double) -> Double {
    let z = x * x
    var p = 1.58969099521155010221e-10
    p = -2.50507602534068634195e-08 + z * p
    p = 2.75573137070700676789e-06 + z * p
    p = -1.98412698298579493134e-04 + z * p
    p = 8.33333333332248946124e-03 + z * p
    p = -1.66666666666666324348e-01 + z * p
    return x + x * (z * p)
  }

  private static func cosinePolynomial(_ x: Double) -> Double {
    let z = x * x
    var p = -1.13596475577881948265e-11
    p = 2.08757232129817482790e-09 + z * p
    p = -2.75573143513906633035e-07 + z * p
    p = 2.48015872894767294178e-05 + z * p
    p = -1.38888888888741095749e-03 + z * p
    p = 4.16666666666666019037e-02 + z * p
    return 1 - (0.5 * z - z * z * p)
  }
}
