public import Diagnostics

extension Dataset {
  /// The data with other clips marked as labelled; only a clip with a label of the target can be.
  ///
  /// Throws `dataset.labelled`.
  public func marking(labelled: [Bool]) throws(Fault) -> Dataset {
    let indices = targetIndices
    guard labelled.count == count, zip(labelled, indices).allSatisfy({ !$0 || $1 >= 0 }) else {
      throw Fault(
        "dataset.labelled",
        "only a clip with a label can count as labelled, and each must be marked")
    }
    var copy = self
    copy.labelled = labelled
    return copy
  }
}

extension SkippedClips {
  /// Creates a note from its parts.
  public init(reason: String, count: Int, examples: [String]) {
    self.reason = reason
    self.count = count
    self.examples = examples
  }
}
