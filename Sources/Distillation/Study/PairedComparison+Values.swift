import Diagnostics

extension PairedComparison {
  /// Compares paired values of a variant and the baseline; not yet corrected for several variants.
  init(
    _ variant: [Double], against baseline: [Double], higherIsBetter: Bool, level: Double
  ) throws(Fault) {
    try requireEqualCounts(variant.count, "the variant", baseline.count, "the baseline")
    // What differs by rounding alone is equal.
    let differences = zip(variant, baseline).map {
      abs($0 - $1) <= 1e-12 * max(abs($0), abs($1)) ? 0 : $0 - $1
    }
    let sample = try Sample(differences)
    let test =
      sample.count > 1 ? try PairedTTest(differences: differences, level: level) : nil
    let permutation = try SignFlipTest(differences: differences)
    let above = differences.count { $0 > 0 }
    let below = differences.count { $0 < 0 }
    self.init(
      count: sample.count, mean: sample.mean, standardDeviation: sample.standardDeviation,
      standardError: sample.standardError, interval: test?.interval, tTestP: test?.pValue,
      correctedTTestP: test?.pValue, permutationP: permutation.pValue,
      correctedPermutationP: permutation.pValue, wins: higherIsBetter ? above : below,
      ties: sample.count - above - below, losses: higherIsBetter ? below : above,
      higherIsBetter: higherIsBetter)
  }
}
