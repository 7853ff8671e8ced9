import Tensors

/// Gated recurrent units over the steps of each item, as ``RecurrentCell/gru`` defines them.
public struct GRU: RecurrentLayer {
  /// `gru`
  public static let kind = "gru"

  /// The settings, and what happens in a step.
  public let recurrence: Recurrence

  /// Creates a layer.
  public init(
    _ units: Int, isBidirectional: Bool = false, returns output: Recurrence.Output = .sequence
  ) {
    recurrence = Recurrence(
      cell: .gru, units: units, isBidirectional: isBidirectional, output: output)
  }
}
