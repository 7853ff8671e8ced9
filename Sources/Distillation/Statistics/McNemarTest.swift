public import Diagnostics
import Tensors

/// McNemar's test of whether two systems are equally often right on the same clips.
///
/// Only clips on which they disagree count: of `n = firstOnly + secondOnly` such clips, either
/// system should win half. Exact: twice the smaller binomial tail. Mid-p: counts half of the
/// observed outcome's own probability, which is less conservative.
///
/// References: McNemar, Psychometrika 1947; Fagerland, Lydersen and Laake, "The McNemar test for
/// binary matched-pairs data: mid-p and asymptotic are better than exact conditional", BMC Medical
/// Research Methodology 2013.
public struct McNemarTest: Sendable, Hashable {
  /// Clips that only the first system gets right.
  public let firstOnly: Int
  /// Clips that only the second system gets right.
  public let secondOnly: Int
  /// The exact two-sided p-value.
  public let exactP: Double
  /// The two-sided mid-p-value.
  public let midP: Double

  /// Tests the correctness of two systems clip by clip; throws where the lengths differ or are 0.
  public init(_ first: [Bool], _ second: [Bool]) throws(Fault) {
    try requireEqualCounts(first.count, "the first list", second.count, "the second list")
    guard !first.isEmpty else {
      throw Fault("statistics.empty", "McNemar's test must have at least one clip, but has none")
    }
    let pairs = zip(first, second)
    try self.init(
      firstOnly: pairs.count { $0 && !$1 }, secondOnly: pairs.count { !$0 && $1 })
  }

  /// Tests the two counts of disagreement; both p-values are 1 where there is none.
  public init(firstOnly: Int, secondOnly: Int) throws(Fault) {
    let (total, overflow) = firstOnly.addingReportingOverflow(secondOnly)
    guard firstOnly >= 0, secondOnly >= 0, !overflow else {
      throw Fault(
        "statistics.count",
        "counts of disagreement must not be negative, but are "
          + "\(firstOnly) and \(secondOnly)")
    }
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    guard total > 0 else {
      (exactP, midP) = (1, 1)
      return
    }
    let few = Double(min(firstOnly, secondOnly))
    let many = Double(max(firstOnly, secondOnly))
    let tail = SpecialFunctions.regularizedBeta(0.5, complement: 0.5, many, few + 1)
    let logPoint =
      -Portable.log(few + many + 1) - SpecialFunctions.logBeta(few + 1, many + 1)
      + (few + many) * Portable.log(0.5)
    let point = Portable.exp(logPoint)
    exactP = min(1, 2 * tail)
    midP = firstOnly == secondOnly ? 1 - point / 2 : exactP - point
  }
}
