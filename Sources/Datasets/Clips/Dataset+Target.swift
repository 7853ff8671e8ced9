public import Diagnostics

extension Dataset {
  /// The label column to learn, if one was chosen.
  public var targetColumn: LabelColumn? {
    target.flatMap { name in labels.first { $0.name == name } }
  }

  /// The label column to learn.
  ///
  /// Throws `dataset.no-target`.
  public func requiredTarget() throws(Fault) -> LabelColumn {
    if let column = targetColumn { return column }
    throw Fault(
      "dataset.no-target", "the data must have a target, the label to learn, but have none",
      hint: labels.isEmpty
        ? nil : "Choose one of \(listed(labelNames, conjunction: "or", quoted: true)).")
  }

  /// The names of the classes of the target; none where there is no target.
  public var classes: [String] { targetColumn?.classes ?? [] }

  /// The class of each clip by the target, whether the clip is labelled or not; −1 where nobody
  /// knows it, or where there is no target.
  public var targetIndices: [Int] {
    targetColumn?.indices ?? [Int](repeating: LabelColumn.missing, count: count)
  }

  /// The data with another label to learn; every clip that has this label becomes labelled.
  ///
  /// Throws `dataset.unknown-label`.
  public func targeting(_ name: String) throws(Fault) -> Dataset {
    var copy = self
    copy.labelled = try label(name).indices.map { $0 >= 0 }
    copy.target = name
    return copy
  }

  /// The positions of the labelled clips.
  public var labelledPositions: [Int] { labelled.indices.filter { labelled[$0] } }

  /// The labelled clips alone.
  public func onlyLabelled() throws(Fault) -> Dataset { try subset(labelledPositions) }

  /// The clips that are not labelled alone.
  public func onlyUnlabelled() throws(Fault) -> Dataset {
    try subset(labelled.indices.filter { !labelled[$0] })
  }

  /// The data with no clip labelled; labels stay for evaluation.
  public func withoutLabels() -> Dataset {
    var copy = self
    copy.labelled = [Bool](repeating: false, count: count)
    return copy
  }
}
