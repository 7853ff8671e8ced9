public import Diagnostics
public import Tensors

extension GroupBootstrap {
  /// A bootstrap over speakers of the equal error rate, or of the difference of two systems' on the
  /// same trials.
  ///
  /// A speaker drawn m times brings its target trials m times; a trial between two speakers occurs as
  /// often as the product of both numbers says, so that pairs of copies of one speaker are left out.
  /// Trials of a speaker hang together, in both kinds, and drawing trials would hide that.
  ///
  /// `first` and `second` are the groups of the two clips of each trial, from 0 to below
  /// `groupCount`. Throws what ``WeightedTrials`` and ``GroupBootstrap`` throw, and once `isStopped`.
  ///
  /// References: N. Poh, A. Martin, S. Bengio, "Performance generalization in biometric
  /// authentication using joint user-specific and sample bootstraps", IEEE TPAMI 2007; T. A. B.
  /// Snijders, S. P. Borgatti, "Non-parametric standard errors and tests for network statistics",
  /// Connections 1999 (pairs of what is drawn).
  public static func equalErrorRate(
    _ scores: [Double], minus baseline: [Double]? = nil, isTarget: [Bool], first: [Int],
    second: [Int], groupCount: Int, draws: Int = 10_000, level: Double = 0.95, key: RandomKey,
    isStopped: () -> Bool = { false }
  ) throws(Fault) -> GroupBootstrap {
    let trials = try WeightedTrials(scores, isTarget: isTarget)
    let others = try baseline.map { values throws(Fault) in
      try WeightedTrials(values, isTarget: isTarget)
    }
    try requireEqualCounts(first.count, "the first clips", isTarget.count, "the trials")
    try requireEqualCounts(second.count, "the second clips", isTarget.count, "the trials")
    for group in first + second where !(0..<groupCount).contains(group) {
      throw Fault(
        "statistics.group", "a group must be from 0 to \(groupCount - 1), but is \(group)")
    }
    func rate(_ counts: [Int]) throws(Fault) -> Double? {
      if isStopped() { throw stoppedFault() }
      func weight(_ trial: Int) -> Int {
        let (a, b) = (first[trial], second[trial])
        return a == b ? counts[a] : counts[a] * counts[b]
      }
      guard let rate = trials.equalErrorRate(weight: weight) else { return nil }
      guard let others else { return rate }
      return others.equalErrorRate(weight: weight).map { rate - $0 }
    }
    return try GroupBootstrap(
      groupCount: groupCount, draws: draws, level: level, key: key, ofMultiplicities: rate)
  }
}
