public import Autodiff
public import Diagnostics
import Tensors

/// Standardises every feature by the batch in training, by running statistics otherwise, then scales
/// and shifts.
public struct BatchNorm: Layer {
  /// `batch_norm`
  public static let kind = "batch_norm"
  /// One layer.
  public static var examples: [any Layer] { [BatchNorm()] }

  /// How far the running statistics move in each step, from 0 to 1.
  public let momentum: Float

  /// Creates a layer.
  public init(momentum: Float = 0.1) {
    self.momentum = momentum
  }

  /// The momentum if it is not the default.
  public var description: String { momentum == 0.1 ? "batch_norm()" : "batch_norm(\(momentum))" }

  /// The input's shape.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    _ = try width(of: input)
    guard momentum >= 0, momentum <= 1 else {
      throw Fault(
        "layer.setting", "the momentum of batch_norm must be from 0 to 1, but is \(momentum)")
    }
    return input
  }

  /// `scale` and `shift`, and the running `mean` and `variance`, which are not learned.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    [
      ParameterSpecification("scale", input.step, .constant(1)),
      ParameterSpecification("shift", input.step, .constant(0)),
      ParameterSpecification("mean", input.step, .constant(0), isTrainable: false),
      ParameterSpecification("variance", input.step, .constant(1), isTrainable: false),
    ]
  }

  /// Standardises by the batch in training.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let p = context.parameters
    return try context.tape.batchNormalize(
      x, scale: p[0], shift: p[1], runningMean: p[2], runningVariance: p[3],
      isTraining: context.isTraining, momentum: momentum)
  }
}
