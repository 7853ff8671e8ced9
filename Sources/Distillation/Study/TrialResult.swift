/// One number of a study: what a variant reached on one metric, with one seed, on one fold.
public struct TrialResult: Sendable, Hashable, Codable {
  /// The variant, such as `audio_only` or `embeddings`.
  public let variant: String
  /// The metric, such as `unweighted_accuracy`.
  public let metric: String
  /// The number of the fold.
  public let fold: Int
  /// The seed.
  public let seed: Int
  /// What was reached.
  public let value: Double
  /// The counts for each class that the value comes from, where it comes from such.
  public let counts: ClassificationMetrics?

  /// Creates a result.
  public init(
    variant: String, metric: String, fold: Int, seed: Int, value: Double,
    counts: ClassificationMetrics? = nil
  ) {
    self.variant = variant
    self.metric = metric
    self.fold = fold
    self.seed = seed
    self.value = value
    self.counts = counts
  }
}
