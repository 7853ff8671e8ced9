public import Diagnostics
public import Tensors

/// Gradient descent with momentum: v ← μ v + g + λ p, p ← p − α v.
///
/// **Agrees with** PyTorch's `SGD` without damping.
public struct GradientDescent: Optimizer, Hashable {
  /// `sgd`
  public static let name = "sgd"

  /// The momentum, μ.
  public let momentum: Double
  /// The weight decay, λ.
  public let weightDecay: Double

  /// Creates an optimizer.
  public init(momentum: Double = 0, weightDecay: Double = 0) {
    self.momentum = momentum
    self.weightDecay = weightDecay
  }

  /// Name and settings.
  public var description: String { "sgd(momentum=\(momentum), decay=\(weightDecay))" }

  /// One loop over the block.
  public func step(_ block: ParameterBlock, rate: Float, _ numerics: Numerics) throws(Fault) {
    let velocity = try block.moment(0)
    block.completeGradient()
    block.steps += 1
    Kernels.momentum(
      block.values, block.gradient, velocity, count: block.trainableCount, rate: rate,
      momentum: Float(momentum), decay: Float(weightDecay))
  }
}
