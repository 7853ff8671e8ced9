public import Diagnostics
public import Tensors

/// RMSprop: v ← ρ v + (1 − ρ) g², p ← p − α g / (√v + ε).
///
/// **Reference** T. Tieleman, G. Hinton, "Neural networks for machine learning", lecture 6.5, 2012.
/// **Agrees with** PyTorch's `RMSprop` without momentum.
public struct RootMeanSquare: Optimizer, Hashable {
  /// `rmsprop`
  public static let name = "rmsprop"

  /// The decay of the mean squared gradient, ρ.
  public let decay: Double
  /// What keeps the denominator away from 0, ε.
  public let epsilon: Double

  /// Creates an optimizer.
  public init(decay: Double = 0.9, epsilon: Double = 1e-8) {
    self.decay = decay
    self.epsilon = epsilon
  }

  /// Name and settings.
  public var description: String { "rmsprop(\(decay), \(epsilon))" }

  /// One loop over the block.
  public func step(_ block: ParameterBlock, rate: Float, _ numerics: Numerics) throws(Fault) {
    let square = try block.moment(0)
    block.completeGradient()
    block.steps += 1
    Kernels.rootMeanSquare(
      block.values, block.gradient, square, count: block.trainableCount, rate: rate,
      decay: Float(decay), epsilon: Float(epsilon))
  }
}
