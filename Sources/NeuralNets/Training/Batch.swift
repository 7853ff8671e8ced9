public import Tensors

/// The rows of one step.
public struct Batch: Sendable {
  /// The indices of the rows.
  public let rows: [Int]
  /// The epoch, from 1.
  public let epoch: Int
  /// The step within all of training, from 0.
  public let step: Int
  /// The part of all steps that lies before this one, 0 up to but without 1.
  public let progress: Double
  /// Random numbers for this step, such as those of dropout.
  public let key: RandomKey

  /// Creates a batch.
  public init(rows: [Int], epoch: Int, step: Int, progress: Double = 0, key: RandomKey) {
    self.rows = rows
    self.epoch = epoch
    self.step = step
    self.progress = progress
    self.key = key
  }
}
