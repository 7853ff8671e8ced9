/// All that is needed to go on with training after a completed epoch with the same bits.
public struct TrainingState: Sendable, Hashable {
  /// The epochs so far.
  public let history: TrainingHistory
  /// The numbers and the optimizer's memory of each block.
  public let blocks: [ParameterBlock.State]
  /// The numbers of the best epoch.
  public let best: [[Float]]?
  /// The score of the best epoch.
  public let bestScore: Double?
  /// The last numbers whose loss is known to be one.
  public let good: [[Float]]
  /// The number of the epoch those are from.
  public let goodEpoch: Int
}
