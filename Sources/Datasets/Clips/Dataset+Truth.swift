extension Dataset {
  /// The data with true labels: where the target is `emotion` and there is a label `emotion_true`, that
  /// one's classes stand in its place, and every clip that has one is labelled.
  ///
  /// Some corpora carry wrong labels on purpose. They may be learnt from, but must not be judged by.
  public func withTrueLabels() -> Dataset {
    guard let goal = targetColumn,
      let truth = labels.first(where: { $0.name == goal.name + "_true" }),
      truth.classes == goal.classes
    else { return self }
    var copy = self
    copy.labels = labels.map { $0.name == goal.name ? $0.replacing(truth.indices) : $0 }
    copy.labelled = truth.indices.map { $0 >= 0 }
    return copy
  }
}
