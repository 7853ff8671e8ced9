/// The error rate at which as many targets are rejected as non-targets are accepted, as shares.
///
/// Over ascending thresholds FRR rises and FAR falls; at the first threshold with FRR ≥ FAR both
/// are interpolated linearly from the one before. Other programs print the mean or the larger of
/// the two rates at the closest threshold, which differs on short trial lists.
public struct EqualErrorRate: Sendable, Hashable {
  /// The rate, 0 to 1.
  public let rate: Double
  /// The interpolated threshold; the largest score where the rates cross above every score.
  public let threshold: Double
}

extension VerificationScores {
  /// The equal error rate (EER).
  public var equalErrorRate: EqualErrorRate {
    var before = OperatingPoint(
      threshold: -.infinity, falseRejectionRate: 0, falseAcceptanceRate: 1)
    for after in operatingPoints {
      let gap = after.falseRejectionRate - after.falseAcceptanceRate
      if gap >= 0 {
        let gapBefore = before.falseAcceptanceRate - before.falseRejectionRate
        let share = gapBefore / (gapBefore + gap)
        let rate =
          before.falseRejectionRate
          + share * (after.falseRejectionRate - before.falseRejectionRate)
        let threshold =
          after.threshold == .infinity
          ? before.threshold : before.threshold + share * (after.threshold - before.threshold)
        return EqualErrorRate(rate: rate, threshold: threshold)
      }
      before = after
    }
    return EqualErrorRate(rate: before.falseRejectionRate, threshold: before.threshold)
  }
}
