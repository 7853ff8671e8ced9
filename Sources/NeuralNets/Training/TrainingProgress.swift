/// Where training stands, for whoever draws a bar.
public struct TrainingProgress: Sendable {
  /// The epoch, from 1.
  public let epoch: Int
  /// How many epochs there are at most.
  public let epochs: Int
  /// The steps done in this epoch.
  public let step: Int
  /// The steps of an epoch.
  public let steps: Int
  /// The mean loss of this epoch so far.
  public let loss: Double
  /// What the last validation found.
  public let validation: Validation?
  /// The seconds since training began.
  public let seconds: Double

  /// Whether this was the last step of its epoch and the epoch is validated.
  public let isEpochEnd: Bool
}
