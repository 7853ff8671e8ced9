import Tensors

/// One thing that tells trainings apart, in words.
public struct TrainingField: Sendable, Hashable {
  /// What it is, such as `batch`.
  public let name: String
  /// The value.
  public let text: String

  /// Creates a field.
  public init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

extension TrainingPlan {
  /// Whether the steps depend on how many there will be in all.
  public var dependsOnLength: Bool { schedule.dependsOnLength || averagedPart > 0 }

  /// What must be equal for the steps to be the same; the number of epochs only if it must.
  ///
  /// - Parameter needsLength: Whether the loss depends on the number of epochs, as a margin that grows
  ///   does; the plan itself knows about its schedule and its average.
  public func fields(needsLength: Bool = false) -> [TrainingField] {
    var fields = [
      TrainingField("rows", "\(rowCount)"), TrainingField("batch", "\(batchSize)"),
      TrainingField("rate", "\(rate)"), TrainingField("schedule", schedule.description),
      TrainingField("optimizer", optimizer.description),
      TrainingField("clip", clipNorm.map { "\($0)" } ?? "none"),
      TrainingField("patience", patience.map { "\($0)" } ?? "none"),
      TrainingField("best", "\(restoresBest)"), TrainingField("average", "\(averagedPart)"),
      TrainingField("key", key.bits.hexadecimal),
      TrainingField("numerics", numerics.mode == .exact ? "exact" : "fast"),
    ]
    if needsLength || dependsOnLength { fields.append(TrainingField("epochs", "\(epochs)")) }
    return fields
  }
}

extension LearningRateSchedule {
  /// Whether the rate of a step depends on how many steps there are in all.
  var dependsOnLength: Bool { if case .cosine = self { true } else { false } }
}
