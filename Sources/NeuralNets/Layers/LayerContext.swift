public import Autodiff
public import Diagnostics
public import Tensors

/// What a layer needs to compute: where, with which parameters, and for what purpose.
public struct LayerContext {
  /// The tape.
  public let tape: Tape
  /// The layer's parameters, in the order in which it listed them.
  public let parameters: [Variable]
  /// The shape of the input items.
  public let input: ItemShape
  /// How the rows of the input belong to items; nothing where items are vectors.
  public let layout: SequenceLayout?
  /// Whether the network is being trained.
  public let isTraining: Bool
  /// Random numbers for this layer in this step.
  public let key: RandomKey

  /// Creates a context.
  public init(
    tape: Tape, parameters: [Variable], input: ItemShape, layout: SequenceLayout? = nil,
    isTraining: Bool, key: RandomKey
  ) {
    self.tape = tape
    self.parameters = parameters
    self.input = input
    self.layout = layout
    self.isTraining = isTraining
    self.key = key
  }

  /// How the rows of the input belong to items.
  ///
  /// - Throws: `layer.input` where items are vectors.
  public func sequences() throws(Fault) -> SequenceLayout {
    guard let layout else {
      throw Fault("layer.input", "the layer needs items with a time axis, but is given vectors")
    }
    return layout
  }
}
