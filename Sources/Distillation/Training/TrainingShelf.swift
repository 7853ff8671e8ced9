/// Where trainings keep what they need to go on, each found by all that makes it the training it is; so
/// nobody has to name a place, and one that was interrupted is found again.
public struct TrainingShelf: Sendable {
  /// Whether nothing is kept: then nothing need be looked for, and finding out what a training is,
  /// which takes a pass over its data, is left until it has taken some time.
  public var isEmpty: @Sendable () -> Bool
  /// The place of a training; `canGrow` says that a longer training may go on from where it ended.
  public var storage: @Sendable (_ training: String, _ canGrow: Bool) -> CheckpointStorage
  /// How long a training goes on before anything is kept of it.
  public var patience = Duration.seconds(2)

  /// Creates a shelf.
  public init(
    isEmpty: @escaping @Sendable () -> Bool,
    storage: @escaping @Sendable (_ training: String, _ canGrow: Bool) -> CheckpointStorage
  ) {
    self.isEmpty = isEmpty
    self.storage = storage
  }
}
