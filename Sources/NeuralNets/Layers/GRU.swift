public import Autodiff
public import Diagnostics
import Tensors

/// Gated recurrent units over the steps of each item, as ``RecurrentCell/gru`` defines them.
public struct GRU: Layer {
  /// `gru`
  public static let kind = "gru"
  /// One layer for each setting.
  public static var examples: [any Layer] {
    [GRU(3), GRU(2, isBidirectional: true), GRU(2, isBidirectional: true, returns: .last)]
  }
  /// Any number of steps of four features.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([4])) }
  }

  /// The settings, and what they have in common with other recurrent layers.
  public let recurrence: Recurrence

  /// Creates a layer.
  public init(
    _ units: Int, isBidirectional: Bool = false, returns output: Recurrence.Output = .sequence
  ) {
    recurrence = Recurrence(
      cell: .gru, units: units, isBidirectional: isBidirectional, output: output)
  }

  /// The settings that differ from their defaults.
  public var description: String { recurrence.description }

  /// Steps of `[units]`, or of twice as many for two directions; vectors of them if only the last
  /// states are returned.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try requireTime(input)
    _ = try width(of: input)
    return try recurrence.outputShape(for: input)
  }

  /// For each direction `weight_ih`, `weight_hh`, `bias_ih` and `bias_hh`; see ``Recurrence``.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    try recurrence.parameters(inputs: try width(of: input))
  }

  /// The same layout, and none if only the last states are returned.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? {
    recurrence.output == .sequence ? layout : nil
  }

  /// One operation for all steps and directions.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try recurrence.forward(x, context)
  }
}
