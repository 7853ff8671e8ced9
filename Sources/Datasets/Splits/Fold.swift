/// One round of a cross-validation.
public struct Fold: Sendable, Equatable {
  /// The number of the round, from 1.
  public let number: Int
  /// The part to learn from.
  public let train: Dataset
  /// The part to choose settings and the moment to stop by, taken from what would be trained on.
  public let validation: Dataset?
  /// The part to judge by.
  public let test: Dataset
  /// The groups in the test part, where the data are divided by group.
  public let testGroups: [String]
}
