/// One line of a study's table: a variant on a metric.
public struct StudyRow: Sendable, Hashable, Codable {
  /// The variant.
  public let variant: String
  /// The metric.
  public let metric: String
  /// The values that are summarised, one per repetition, in the order of seeds and folds.
  public let values: [Double]
  /// Their mean.
  public let mean: Double
  /// Their standard deviation; none for a single value.
  public let standardDeviation: Double?
  /// The standard error of the mean; none for a single value.
  public let standardError: Double?
  /// The confidence interval of the mean; none for a single value.
  public let interval: ConfidenceInterval?
  /// The metric over the clips of all folds at once, the mean over seeds; none for one fold, or where
  /// the values do not come from counts.
  ///
  /// It differs from the mean over folds where folds differ in size or in classes, and weighs clips
  /// alike, not folds. The mean over folds is the primary number.
  public internal(set) var pooled: Double?
  /// The paired comparison with the baseline; none for the baseline itself.
  public internal(set) var comparison: PairedComparison?

  /// The number of values.
  public var count: Int { values.count }
}
