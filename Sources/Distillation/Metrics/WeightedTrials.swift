public import Diagnostics

/// Scored verification trials of which some count more than once, or not at all: what a draw of a
/// bootstrap leaves of them.
///
/// Sorted once, so that each draw costs one pass.
public struct WeightedTrials: Sendable {
  private let order: [Int]
  private let scores: [Double]
  private let isTarget: [Bool]

  /// Sorts scores; throws where counts differ or a score is not finite.
  public init(_ scores: [Double], isTarget: [Bool]) throws(Fault) {
    try requireEqualCounts(scores.count, "scores", isTarget.count, "labels")
    try requireFinite(scores, "scores")
    order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    self.scores = order.map { scores[$0] }
    self.isTarget = order.map { isTarget[$0] }
  }

  /// The equal error rate as ``VerificationScores/equalErrorRate`` defines it, of a list in which
  /// trial k occurs `weight(k)` times; nothing where one kind of trial does not occur.
  public func equalErrorRate(weight: (_ trial: Int) -> Int) -> Double? {
    var weights: [Int] = []
    weights.reserveCapacity(order.count)
    var (targets, others) = (0, 0)
    for (place, trial) in order.enumerated() {
      let own = weight(trial)
      weights.append(own)
      if isTarget[place] { targets += own } else { others += own }
    }
    guard targets > 0, others > 0 else { return nil }
    var (rejected, below) = (0, 0)
    var before = (frr: 0.0, far: 1.0)
    var place = 0
    while true {
      let after = (
        frr: Double(rejected) / Double(targets), far: Double(others - below) / Double(others)
      )
      let gap = after.frr - after.far
      if gap >= 0 {
        let gapBefore = before.far - before.frr
        return before.frr + gapBefore / (gapBefore + gap) * (after.frr - before.frr)
      }
      before = after
      // Equal scores move together; trials that do not count make no threshold.
      guard place < scores.count else { return before.frr }
      let threshold = scores[place]
      while place < scores.count, scores[place] == threshold {
        if isTarget[place] { rejected += weights[place] } else { below += weights[place] }
        place += 1
      }
    }
  }
}
