#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `base` to a power.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// e to a power.
func exponential(_ value: Double) -> Double { exp(value) }

/// The decimal logarithm.
func decimalLogarithm(_ value: Double) -> Double { log10(value) }

/// Ten to a whole power, correctly rounded; 0 or infinity outside the range of a double.
func powerOfTen(_ exponent: Int) -> Double {
  Double("1e\(min(max(exponent, -400), 400))") ?? 1
}

/// The standard normal quantile of a probability inside 0…1, with a relative error below 1.2 × 10⁻⁹
/// (Acklam, "An algorithm for computing the inverse normal cumulative distribution function", 2003).
func normalQuantile(_ p: Double) -> Double {
  func rational(_ x: Double, _ top: [Double], _ bottom: [Double]) -> Double {
    top.reduce(0) { $0 * x + $1 } / bottom.reduce(0) { $0 * x + $1 }
  }
  let c = [
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ]
  let d = [
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1,
  ]
  if p < 0.02425 { return rational((-2 * log(p)).squareRoot(), c, d) }
  if p > 1 - 0.02425 { return -rational((-2 * log(1 - p)).squareRoot(), c, d) }
  let a = [
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
    -3.066479806614716e+01, 2.506628277459239,
  ]
  let b = [
    -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
    -1.328068155288572e+01, 1,
  ]
  let q = p - 0.5
  return q * rational(q * q, a, b)
}
