import Tensors

/// Long short-term memory over the steps of each item, as ``RecurrentCell/lstm`` defines it.
public struct LSTM: RecurrentLayer {
  /// `lstm`
  public static let kind = "lstm"

  /// The settings, and what happens in a step.
  public let recurrence: Recurrence

  /// Creates a layer.
  public init(
    _ units: Int, isBidirectional: Bool = false, returns output: Recurrence.Output = .sequence
  ) {
    recurrence = Recurrence(
      cell: .lstm, units: units, isBidirectional: isBidirectional, output: output)
  }
}
