/// Data in two parts: one to learn from and one to judge by.
public struct Split: Sendable, Equatable {
  /// The part to learn from.
  public let train: Dataset
  /// The part to judge by.
  public let test: Dataset

  /// Creates a split.
  public init(train: Dataset, test: Dataset) {
    self.train = train
    self.test = test
  }
}
