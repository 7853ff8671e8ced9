public import Autodiff
public import Diagnostics
import Tensors

/// The mean of the steps of each item, weighted by the soft-max over the steps of uᵀ tanh(W x + b).
///
/// **Reference** W. Cai, J. Chen, M. Li, "Exploring the encoding layer and loss function in end-to-end
/// speaker and language recognition system", Odyssey 2018.
public struct SelfAttentionPool: Layer {
  /// `attention_pool`
  public static let kind = "attention_pool"
  /// One layer.
  public static var examples: [any Layer] { [SelfAttentionPool(3)] }
  /// Any number of steps of four features.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([4])) }
  }

  private let attention: StepAttention

  /// Creates a layer whose scores are computed from `units` hidden numbers.
  public init(_ units: Int = 128) {
    attention = StepAttention(units: units)
  }

  /// The number of hidden numbers.
  public var units: Int { attention.units }

  /// The name and the units.
  public var description: String { "attention_pool(\(units))" }

  /// A vector as long as a step.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try requireTime(input)
    let width = try width(of: input)
    try attention.requireUnits(Self.kind)
    return ItemShape(.none, try Shape([width]))
  }

  /// `weight`, `bias` and `context`.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    try attention.parameters(inputs: try width(of: input))
  }

  /// Vectors have no steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? { nil }

  /// Scores the steps, then pools them.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.attentionPool(
      x, scores: try attention.scores(x, context), try context.sequences())
  }
}
