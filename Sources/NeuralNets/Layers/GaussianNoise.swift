public import Autodiff
public import Diagnostics
import Tensors

/// Adds normally distributed noise in training.
///
/// **Reference** C. M. Bishop, "Training with noise is equivalent to Tikhonov regularization", Neural
/// Computation 7, 1995.
public struct GaussianNoise: Layer {
  /// `gaussian_noise`
  public static let kind = "gaussian_noise"
  /// One layer.
  public static var examples: [any Layer] { [GaussianNoise(0.1)] }

  /// The standard deviation, 0 or more.
  public let deviation: Float

  /// Creates a layer.
  public init(_ deviation: Float) {
    self.deviation = deviation
  }

  /// The standard deviation.
  public var description: String { "gaussian_noise(\(deviation))" }

  /// The input's shape.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    guard deviation >= 0, deviation < .infinity else {
      throw Fault(
        "layer.setting",
        "the standard deviation of gaussian_noise must be 0 or more and finite, but is \(deviation)"
      )
    }
    return input
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Adds in training only.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    guard context.isTraining, deviation > 0 else { return x }
    let noise = context.key.normals(x.count).map { $0 * deviation }
    return try context.tape.add(x, context.tape.constant(Tensor(x.shape, noise)))
  }
}
