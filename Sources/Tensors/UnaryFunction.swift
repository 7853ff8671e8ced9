/// A function of one number, applied element by element; the same bits on every machine.
public enum UnaryFunction: String, Sendable, CaseIterable {
  /// −x
  case negate
  /// |x|
  case magnitude
  /// x²
  case square
  /// √x, correctly rounded
  case squareRoot
  /// eˣ
  case exponential
  /// ln x
  case logarithm
  /// tanh x
  case hyperbolicTangent
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  /// max(x, 0), and NaN for NaN
  case rectify
  /// ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))), D. Hendrycks, K. Gimpel, "Gaussian error linear
  /// units", 2016
  case gaussianErrorLinear

  /// Applies the function to `count` numbers; `x` and `out` may be the same.
  public func apply(
    _ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    switch self {
    case .negate: for i in 0..<max(0, count) { out[i] = -x[i] }
    case .magnitude: for i in 0..<max(0, count) { out[i] = x[i].magnitude }
    case .square: for i in 0..<max(0, count) { out[i] = x[i] * x[i] }
    case .rectify: for i in 0..<max(0, count) { out[i] = x[i] <= 0 ? 0 : x[i] }
    case .squareRoot: Self.lanes(x, out, count) { Tensors.squareRoot($0) }
    case .exponential: Self.lanes(x, out, count) { Portable.exp($0) }
    case .logarithm: Self.lanes(x, out, count) { Portable.log($0) }
    case .hyperbolicTangent: Self.lanes(x, out, count) { Portable.tanh($0) }
    case .sigmoid: Self.lanes(x, out, count) { Portable.sigmoid($0) }
    case .gaussianErrorLinear:
      Self.lanes(x, out, count) { splat(0.5) * $0 * (splat(1) + Portable.tanh(Self.inner($0))) }
    }
  }

  /// The function of one number, with the same bits as ``apply(_:_:count:)``.
  public func callAsFunction(_ value: Float) -> Float {
    var value = value
    withUnsafeMutablePointer(to: &value) { apply($0, $0, count: 1) }
    return value
  }

  /// The argument of the hyperbolic tangent in the Gaussian error linear unit.
  @inline(__always)
  static func inner(_ x: Float8) -> Float8 {
    splat(0.797_884_56) * (x + splat(0.044_715) * (x * x * x))
  }

  @inline(__always)
  private static func lanes(
    _ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ count: Int,
    _ function: (Float8) -> Float8
  ) {
    var i = 0
    while i + 8 <= count {
      store8(function(load8(x + i)), out + i)
      i += 8
    }
    if i < count { store8(function(load8(x + i, first: count - i)), out + i, first: count - i) }
  }
}
