public import Autodiff
public import Diagnostics
import Tensors

/// A layer of recurrent units over the steps of each item.
public protocol RecurrentLayer: Layer {
  /// The settings, and what happens in a step.
  var recurrence: Recurrence { get }
  /// Creates a layer.
  init(_ units: Int, isBidirectional: Bool, returns output: Recurrence.Output)
}

extension RecurrentLayer {
  /// One layer for each setting.
  public static var examples: [any Layer] {
    [
      Self(3, isBidirectional: false, returns: .sequence),
      Self(2, isBidirectional: true, returns: .sequence),
      Self(2, isBidirectional: true, returns: .last),
    ]
  }
  /// Any number of steps of four features.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([4])) }
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
