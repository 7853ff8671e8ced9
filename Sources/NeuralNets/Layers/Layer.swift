public import Autodiff
public import Diagnostics
public import Tensors

/// One layer as a description: what it makes of a shape, which parameters it needs, how it computes.
///
/// A new layer is one struct in one file and one entry in ``Layers/all``. A layer holds no numbers;
/// those are in the ``ParameterBlock`` of the network.
public protocol Layer: Sendable {
  /// The name of the kind, such as `dense`.
  static var kind: String { get }
  /// One of the kind, for tests that walk the list.
  static var examples: [any Layer] { get }
  /// All settings as text, different for different layers, such as `dense(256, relu)`.
  var description: String { get }
  /// The shape of one output row for the shape of one input row, the batch axis left out.
  ///
  /// - Throws: `layer.input` if the layer does not take such rows, `layer.setting` for a setting out
  ///   of range.
  func outputShape(for input: Shape) throws(Fault) -> Shape
  /// What must be learned or kept, for an input that ``outputShape(for:)`` accepts.
  func parameters(for input: Shape) throws(Fault) -> [ParameterSpecification]
  /// Computes the layer for a batch.
  func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable
}

extension Layer {
  /// The number of features of a row, for layers that take plain rows.
  func width(of input: Shape) throws(Fault) -> Int {
    guard input.rank == 1, input[0] > 0 else {
      throw Fault(
        "layer.input", "`\(Self.kind)` needs rows of at least one feature, but is given \(input)")
    }
    return input[0]
  }
}
