public import Autodiff
public import Diagnostics
import Tensors

/// Sets a share of the values to 0 in training and divides the rest by what remains.
public struct Dropout: Layer {
  /// `dropout`
  public static let kind = "dropout"
  /// One layer.
  public static var examples: [any Layer] { [Dropout(0.5)] }

  /// The share, from 0 to below 1.
  public let rate: Float

  /// Creates a layer.
  public init(_ rate: Float) {
    self.rate = rate
  }

  /// The rate.
  public var description: String { "dropout(\(rate))" }

  /// The input's shape.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    guard rate >= 0, rate < 1 else {
      throw Fault(
        "layer.setting", "the rate of dropout must be at least 0 and below 1, but is \(rate)")
    }
    return input
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Drops in training only.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    context.isTraining ? try context.tape.dropout(x, rate: rate, key: context.key) : x
  }
}
