public import Autodiff
public import Diagnostics
import Tensors

/// One layer as a description: what it makes of a shape, which parameters it needs, how it computes.
///
/// A new layer is one struct in one file and one entry in ``Layers/all``. A layer holds no numbers;
/// those are in the ``ParameterBlock`` of the network.
public protocol Layer: Sendable {
  /// The name of the kind, such as `dense`.
  static var kind: String { get }
  /// Some of the kind, for tests that walk the list.
  static var examples: [any Layer] { get }
  /// The shape of the items that the tests give the examples.
  static var exampleInput: ItemShape { get throws(Fault) }
  /// All settings as text, different for different layers, such as `dense(256, relu)`.
  var description: String { get }
  /// The shape of an output item for the shape of an input item.
  ///
  /// - Throws: `layer.input` if the layer does not take such items, `layer.setting` for a setting out
  ///   of range.
  func outputShape(for input: ItemShape) throws(Fault) -> ItemShape
  /// What must be learned or kept, for an input that ``outputShape(for:)`` accepts.
  func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification]
  /// How the rows of the output belong to items, for how those of the input do; nothing where the
  /// output items are vectors.
  ///
  /// - Throws: `layer.short` where an item has too few steps.
  func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout?
  /// Computes the layer for a batch.
  func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable
}

extension Layer {
  /// Vectors of five numbers.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.none, try Shape([5])) }
  }

  /// The same layout: the layer changes steps, not time.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? { layout }

  /// The number of features of a vector or a step, for layers that take plain rows.
  func width(of input: ItemShape) throws(Fault) -> Int {
    guard input.step.rank == 1, input.step[0] > 0 else {
      throw Fault(
        "layer.input", "`\(Self.kind)` needs rows of at least one feature, but is given \(input)",
        hint: input.step.rank > 1 ? "Flatten images first." : nil)
    }
    return input.step[0]
  }

  /// Refuses items without a time axis.
  func requireTime(_ input: ItemShape) throws(Fault) {
    guard !input.isSequence else { return }
    throw Fault(
      "layer.input",
      "`\(Self.kind)` needs items with a time axis, but is given vectors \(input)",
      hint: "Give the network sequences, or leave the layer out.")
  }
}
