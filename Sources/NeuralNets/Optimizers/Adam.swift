public import Diagnostics
public import Tensors

/// Adam, with bias correction and optional decoupled weight decay:
/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
/// p ← p − α λ p − α (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε).
///
/// **Reference** D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015; I.
/// Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019.
/// **Agrees with** PyTorch's `Adam`, and `AdamW` where λ is not 0.
public struct Adam: Optimizer, Hashable {
  /// `adam`
  public static let name = "adam"

  /// The decay of the mean gradient, β₁.
  public let beta1: Double
  /// The decay of the mean squared gradient, β₂.
  public let beta2: Double
  /// What keeps the denominator away from 0, ε.
  public let epsilon: Double
  /// The decoupled weight decay, λ.
  public let weightDecay: Double

  /// Creates an optimizer.
  public init(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// Name and settings.
  public var description: String { "adam(\(beta1), \(beta2), \(epsilon), decay=\(weightDecay))" }

  /// One fused loop over the block.
  public func step(_ block: ParameterBlock, rate: Float, _ numerics: Numerics) throws(Fault) {
    let (mean, square) = try (block.moment(0), block.moment(1))
    block.completeGradient()
    block.steps += 1
    let correction1 = 1 - Portable.power(beta1, block.steps)
    let correction2 = 1 - Portable.power(beta2, block.steps)
    Kernels.adam(
      block.values, block.gradient, mean, square, count: block.trainableCount,
      Kernels.AdamStep(
        rate: Float(Double(rate) / correction1), beta1: Float(beta1), beta2: Float(beta2),
        scale: Float(1 / correction2.squareRoot()), epsilon: Float(epsilon),
        decay: Float(1 - Double(rate) * weightDecay)),
      threads: numerics.threads)
  }
}
