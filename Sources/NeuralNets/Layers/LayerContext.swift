public import Autodiff
public import Tensors

/// What a layer needs to compute: where, with which parameters, and for what purpose.
public struct LayerContext {
  /// The tape.
  public let tape: Tape
  /// The layer's parameters, in the order in which it listed them.
  public let parameters: [Variable]
  /// Whether the network is being trained.
  public let isTraining: Bool
  /// Random numbers for this layer in this step.
  public let key: RandomKey

  /// Creates a context.
  public init(tape: Tape, parameters: [Variable], isTraining: Bool, key: RandomKey) {
    self.tape = tape
    self.parameters = parameters
    self.isTraining = isTraining
    self.key = key
  }
}
