/// How a variant differs from the baseline, repetition by repetition.
public struct PairedComparison: Sendable, Hashable, Codable {
  /// What the corrected test says.
  public enum Verdict: String, Sendable, Hashable {
    /// Better than the baseline.
    case better
    /// Worse than the baseline.
    case worse
    /// Not told apart from the baseline.
    case tie
  }

  /// The number of pairs.
  public let count: Int
  /// The mean of variant − baseline.
  public let mean: Double
  /// The standard deviation of the differences; none for a single pair.
  public let standardDeviation: Double?
  /// The standard error of the mean difference; none for a single pair.
  public let standardError: Double?
  /// The confidence interval of the mean difference; none for a single pair.
  public let interval: ConfidenceInterval?
  /// The p-value of the paired t test; none for a single pair.
  public let tTestP: Double?
  /// ``tTestP`` after Holm's correction over the variants compared on this metric.
  public internal(set) var correctedTTestP: Double?
  /// The p-value of the sign-flip permutation test.
  public let permutationP: Double
  /// ``permutationP`` after Holm's correction over the variants compared on this metric.
  public internal(set) var correctedPermutationP: Double
  /// Pairs in which the variant is better.
  public let wins: Int
  /// Pairs in which both are equal.
  public let ties: Int
  /// Pairs in which the variant is worse.
  public let losses: Int
  /// Whether a larger value is better.
  public let higherIsBetter: Bool

  /// Better or worse where the corrected t test rejects equality at 1 − the confidence level.
  public var verdict: Verdict {
    guard let p = correctedTTestP, let interval, p < 1 - interval.level, mean != 0 else {
      return .tie
    }
    return (mean > 0) == higherIsBetter ? .better : .worse
  }
}
