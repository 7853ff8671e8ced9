public import Tensors

/// The nonlinearities between layers.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  /// y = x
  case none
  /// y = max(x, 0)
  case relu
  /// y = ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))), the Gaussian error linear unit (Hendrycks and
  /// Gimpel 2016) by its hyperbolic approximation
  case gelu
  /// y = tanh x
  case tanh
  /// y = 1 / (1 + e⁻ˣ)
  case sigmoid

  /// The function, if there is one to apply.
  public var function: UnaryFunction? {
    switch self {
    case .none: nil
    case .relu: .rectify
    case .gelu: .gaussianErrorLinear
    case .tanh: .hyperbolicTangent
    case .sigmoid: .sigmoid
    }
  }

  /// Whether the gradient follows from y alone, so that x need not be kept.
  var needsInput: Bool { self == .gelu }

  /// Writes the gradient of x, given that of y; `x` is read only if ``needsInput``.
  func pullback(
    _ gradient: UnsafePointer<Float>, x: UnsafePointer<Float>, y: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    switch self {
    case .none: out.update(from: gradient, count: count)
    case .relu: Kernels.keepPositive(gradient, where: y, out, count: count)
    case .tanh: for i in 0..<count { out[i] = gradient[i] * (1 - y[i] * y[i]) }
    case .sigmoid: for i in 0..<count { out[i] = gradient[i] * (y[i] * (1 - y[i])) }
    case .gelu:
      // With u = √(2/π) (x + 0.044715 x³) and t = tanh u: y' = ½ (1 + t) + ½ x (1 − t²) u'.
      for i in 0..<count {
        out[i] = 0.797_884_56 * (x[i] + 0.044_715 * (x[i] * x[i] * x[i]))
      }
      UnaryFunction.hyperbolicTangent.apply(out, out, count: count)
      for i in 0..<count {
        let slope = 0.797_884_56 * (1 + 0.134_145 * (x[i] * x[i]))
        let t = out[i]
        out[i] = gradient[i] * (0.5 * (1 + t) + 0.5 * x[i] * (1 - t * t) * slope)
      }
    }
  }
}
