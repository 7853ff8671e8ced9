public import Diagnostics

// From the steps of sequences, `[steps, n]`, to one row for each sequence. Each throws
// `shape.mismatch` if the rows are not those of the layout.
extension Tape {
  /// The mean over the steps.
  public func meanPool(_ x: Variable, _ layout: SequenceLayout) throws(Fault) -> Variable {
    try apply(MeanPool(layout), x)
  }

  /// Mean and standard deviation over the steps, one after the other.
  public func statisticsPool(
    _ x: Variable, _ layout: SequenceLayout, isSample: Bool = false, epsilon: Float = 1e-7
  ) throws(Fault) -> Variable {
    try apply(StatisticsPool(layout, isSample: isSample, epsilon: epsilon), x)
  }

  /// The largest number of each column over the steps.
  public func maxPool(_ x: Variable, _ layout: SequenceLayout) throws(Fault) -> Variable {
    try apply(MaxPool(layout), x)
  }

  /// The last step.
  public func lastPool(_ x: Variable, _ layout: SequenceLayout) throws(Fault) -> Variable {
    try apply(LastPool(layout), x)
  }

  /// The mean over the steps, weighted by the soft-max of the scores `[steps, 1]` over the steps.
  public func attentionPool(
    _ x: Variable, scores: Variable, _ layout: SequenceLayout
  ) throws(Fault) -> Variable {
    try apply(AttentionPool(layout), x, scores)
  }

  /// Mean and standard deviation over the steps with such weights, one after the other.
  public func attentiveStatisticsPool(
    _ x: Variable, scores: Variable, _ layout: SequenceLayout
  ) throws(Fault) -> Variable {
    try apply(AttentiveStatisticsPool(layout), x, scores)
  }

  /// The distances of the steps `[steps, n]` from the centres `[k, n]`, summed over the steps with the
  /// assignments `[steps, k or more]` as weights: k n numbers for each sequence.
  public func residualPool(
    _ x: Variable, assignments: Variable, centers: Variable, _ layout: SequenceLayout
  ) throws(Fault) -> Variable {
    try apply(ResidualPool(layout), x, assignments, centers)
  }
}
