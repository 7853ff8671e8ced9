public import Diagnostics

/// The paired t test of whether the mean of differences is 0.
///
/// `t = mean / (sd / √n)` with n − 1 degrees of freedom, two-sided. Where all differences are
/// equal, p is 1 if they are 0 and 0 otherwise, the limits of the formula.
///
/// Reference: Student, "The probable error of a mean", Biometrika 1908.
public struct PairedTTest: Sendable, Hashable {
  /// The differences, `first − second`.
  public let differences: Sample
  /// The test statistic.
  public let statistic: Double
  /// The degrees of freedom, n − 1.
  public let degreesOfFreedom: Int
  /// The two-sided p-value.
  public let pValue: Double
  /// The confidence interval of the mean difference.
  public let interval: ConfidenceInterval

  /// Tests paired lists; throws where lengths differ or there are fewer than two pairs.
  public init(_ first: [Double], _ second: [Double], level: Double = 0.95) throws(Fault) {
    try requireEqualCounts(first.count, "the first list", second.count, "the second list")
    try self.init(differences: zip(first, second).map { $0 - $1 }, level: level)
  }

  /// Tests differences; throws where there are fewer than two.
  public init(differences: [Double], level: Double = 0.95) throws(Fault) {
    let sample = try Sample(differences)
    guard let error = sample.standardError, let interval = try sample.meanInterval(level: level)
    else {
      throw Fault(
        "statistics.too-few-pairs", "a paired t test must have at least 2 pairs, but has 1",
        hint: "Repeat the experiment with more seeds or folds.")
    }
    self.differences = sample
    self.interval = interval
    degreesOfFreedom = sample.count - 1
    let mean = sample.mean
    statistic = mean == 0 ? 0 : mean / error
    pValue = try StudentT(degreesOfFreedom: Double(sample.count - 1)).twoTails(statistic)
  }
}
