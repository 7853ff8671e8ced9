/// The two error rates of a verifier that accepts scores of at least a threshold.
public struct OperatingPoint: Sendable, Hashable {
  /// The threshold; a trial is accepted where its score is at least this.
  public let threshold: Double
  /// The share of target trials that are rejected (FRR, miss rate).
  public let falseRejectionRate: Double
  /// The share of non-target trials that are accepted (FAR, false-alarm rate).
  public let falseAcceptanceRate: Double

  /// Creates an operating point.
  public init(threshold: Double, falseRejectionRate: Double, falseAcceptanceRate: Double) {
    self.threshold = threshold
    self.falseRejectionRate = falseRejectionRate
    self.falseAcceptanceRate = falseAcceptanceRate
  }
}
