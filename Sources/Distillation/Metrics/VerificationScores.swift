public import Diagnostics

/// Scores of verification trials, higher for "the same speaker", with the truth of each.
public struct VerificationScores: Sendable, Hashable {
  /// The scores of target trials, ascending.
  public let targets: [Double]
  /// The scores of non-target trials, ascending.
  public let nonTargets: [Double]

  /// Creates scores from two lists; throws where one is empty, a score is not finite or all are
  /// equal.
  public init(targets: [Double], nonTargets: [Double]) throws(Fault) {
    for (name, list) in [("target", targets), ("non-target", nonTargets)] where list.isEmpty {
      throw Fault(
        "metrics.one-class", "there must be at least one \(name) trial, but there is none",
        hint: "Give trials of both kinds: same speaker and different speakers.")
    }
    try requireFinite(targets + nonTargets, "scores")
    self.targets = targets.sorted()
    self.nonTargets = nonTargets.sorted()
    guard let first = targets.first,
      !(targets + nonTargets).allSatisfy({ $0 == first })
    else {
      throw Fault(
        "metrics.constant-scores",
        "scores must differ between trials, but all \(targets.count + nonTargets.count) are equal",
        hint: "Look at the embeddings: a network that maps every clip to one point cannot verify.")
    }
  }

  /// Creates scores from one list and the truth of each trial; throws also where lengths differ.
  public init(_ scores: [Double], isTarget: [Bool]) throws(Fault) {
    try requireEqualCounts(scores.count, "scores", isTarget.count, "labels")
    let pairs = zip(scores, isTarget)
    try self.init(
      targets: pairs.filter { $0.1 }.map { $0.0 }, nonTargets: pairs.filter { !$0.1 }.map { $0.0 })
  }

  /// Every operating point, thresholds ascending: one per distinct score, and one above them all.
  ///
  /// Equal scores move together, so a tie never makes a point that no threshold reaches. The first
  /// point accepts every trial, the last (threshold +∞) rejects every trial.
  public var operatingPoints: [OperatingPoint] {
    var points: [OperatingPoint] = []
    var rejected = 0
    var belowThreshold = 0
    while rejected < targets.count || belowThreshold < nonTargets.count {
      let threshold = min(
        rejected < targets.count ? targets[rejected] : .infinity,
        belowThreshold < nonTargets.count ? nonTargets[belowThreshold] : .infinity)
      points.append(point(threshold, rejected, belowThreshold))
      while rejected < targets.count, targets[rejected] == threshold { rejected += 1 }
      while belowThreshold < nonTargets.count, nonTargets[belowThreshold] == threshold {
        belowThreshold += 1
      }
    }
    points.append(point(.infinity, rejected, belowThreshold))
    return points
  }

  /// The operating point of a verifier with a threshold chosen elsewhere.
  public func operatingPoint(threshold: Double) -> OperatingPoint {
    point(
      threshold, targets.count { $0 < threshold }, nonTargets.count { $0 < threshold })
  }

  private func point(_ threshold: Double, _ rejected: Int, _ below: Int) -> OperatingPoint {
    OperatingPoint(
      threshold: threshold, falseRejectionRate: Double(rejected) / Double(targets.count),
      falseAcceptanceRate: Double(nonTargets.count - below) / Double(nonTargets.count))
  }
}
