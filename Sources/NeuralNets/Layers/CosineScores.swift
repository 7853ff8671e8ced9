public import Autodiff
public import Diagnostics
import Tensors

/// Scores by direction alone: yⱼ = s ⟨x, wⱼ⟩ / (‖x‖ ‖wⱼ‖), with W `[inputs, units]` and no bias.
///
/// A row of zeros has no direction: its scores are 0 and it has no gradient.
public struct CosineScores: Layer {
  /// `cosine_scores`
  public static let kind = "cosine_scores"
  /// Two layers.
  public static var examples: [any Layer] { [CosineScores(4, scale: 30), CosineScores(2)] }

  /// The number of outputs.
  public let units: Int
  /// The scale s.
  public let scale: Float

  /// Creates a layer.
  public init(_ units: Int, scale: Float = 1) {
    self.units = units
    self.scale = scale
  }

  /// Units and scale.
  public var description: String { "cosine_scores(\(units), scale=\(scale))" }

  /// `[units]`
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    _ = try width(of: input)
    guard units > 0, scale > 0, scale < .infinity else {
      throw Fault(
        "layer.setting",
        "a layer of cosine scores must have at least 1 unit and a scale above 0, but has "
          + "\(counted(units, "unit")) and the scale \(scale)")
    }
    return input.replacing(step: try Shape([units]))
  }

  /// `weight`
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    let inputs = try width(of: input)
    return [
      ParameterSpecification("weight", try Shape([inputs, units]), .uniform(inputs: inputs))
    ]
  }

  /// The products of unit vectors, times the scale.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let tape = context.tape
    let directions = try tape.rowNormalize(tape.transpose(context.parameters[0]))
    let cosines = try tape.matrixProduct(
      tape.rowNormalize(x), directions, transposesB: true)
    return try tape.scale(cosines, by: scale)
  }
}
