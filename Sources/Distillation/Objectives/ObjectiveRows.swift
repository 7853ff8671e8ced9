/// What an objective knows of the training rows before training begins.
public struct ObjectiveRows: Sendable, Hashable {
  /// The class of each row, −1 where it is not known.
  public let labels: [Int]
  /// How many rows make up a batch; the last batch of an epoch may have fewer.
  public let batchSize: Int

  /// Creates a description of training rows.
  public init(labels: [Int], batchSize: Int) {
    self.labels = labels
    self.batchSize = batchSize
  }

  /// The number of rows.
  public var count: Int { labels.count }

  /// How many rows the largest batch has.
  public var largestBatch: Int { min(batchSize, count) }
}
