public import Autodiff
public import Diagnostics
import Tensors

/// Standardises every row, then scales and shifts every feature.
public struct LayerNorm: Layer {
  /// `layer_norm`
  public static let kind = "layer_norm"
  /// One layer.
  public static var examples: [any Layer] { [LayerNorm()] }

  /// Creates a layer.
  public init() {}

  /// The name alone.
  public var description: String { "layer_norm()" }

  /// The input's shape.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    _ = try width(of: input)
    return input
  }

  /// `scale` and `shift`.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    [
      ParameterSpecification("scale", input.step, .constant(1)),
      ParameterSpecification("shift", input.step, .constant(0)),
    ]
  }

  /// Standardises every row.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.layerNormalize(
      x, scale: context.parameters[0], shift: context.parameters[1])
  }
}
