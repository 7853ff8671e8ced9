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
  /// The mean of the weights so far, where weights are averaged.
  public let average: WeightAverage

  /// Creates a state.
  public init(
    history: TrainingHistory, blocks: [ParameterBlock.State], best: [[Float]]?, bestScore: Double?,
    good: [[Float]], goodEpoch: Int, average: WeightAverage = WeightAverage()
  ) {
    self.history = history
    self.blocks = blocks
    self.best = best
    self.bestScore = bestScore
    self.good = good
    self.goodEpoch = goodEpoch
    self.average = average
  }
}
