/// A moment of a training at which it can be looked at.
public struct TrainingMoment: Sendable, Hashable {
  /// The name of the stage.
  public let stage: String
  /// How many epochs of the stage are done.
  public let epoch: Int
  /// How many epochs the stage has at most.
  public let epochs: Int
}
