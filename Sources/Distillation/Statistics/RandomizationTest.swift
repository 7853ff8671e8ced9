public import Diagnostics
public import Tensors

/// The randomization test of whether two classifiers differ in a metric on the same clips.
///
/// If they did not differ, their answers for a unit (a clip, or all clips of a group) could be swapped.
/// p is the share of swaps whose absolute difference is at least the observed one. Up to 12 units every
/// swap is visited; beyond that swaps are drawn and p is `(1 + hits) / (1 + draws)`. With n units p is
/// never below 2 / 2^n: four speakers cannot go below 0.125.
///
/// References: E. W. Noreen, "Computer-intensive methods for testing hypotheses", 1989; A. Yeh, "More
/// accurate tests for the statistical significance of result differences", COLING 2000.
public struct RandomizationTest: Sendable, Hashable {
  /// The two-sided p-value.
  public let pValue: Double
  /// The number of units that are swapped as wholes.
  public let units: Int

  /// The largest number of units for which every swap is visited.
  public static let exactLimit = 12

  /// Tests the answers `a` and `b`, one for each clip; `groups` gives the unit of each clip.
  ///
  /// Throws where the counts differ or there is no clip, and what `metric` throws.
  public init(
    _ a: [Int], _ b: [Int], groups: [Int], draws: Int = 1999, key: RandomKey,
    metric: ([Int]) throws(Fault) -> Double
  ) throws(Fault) {
    try requireEqualCounts(a.count, "the first run", b.count, "the second run")
    try requireEqualCounts(a.count, "the runs", groups.count, "the groups")
    guard !a.isEmpty else {
      throw Fault("statistics.empty", "a test needs at least one clip, but has none")
    }
    var numbers: [Int: Int] = [:]
    for group in groups where numbers[group] == nil { numbers[group] = numbers.count }
    let places = groups.map { numbers[$0] ?? 0 }
    units = numbers.count
    let observed = abs(try metric(a) - metric(b)) - 1e-12
    func reaches(_ isSwapped: [Bool]) throws(Fault) -> Bool {
      var (left, right) = (a, b)
      for clip in a.indices where isSwapped[places[clip]] {
        (left[clip], right[clip]) = (b[clip], a[clip])
      }
      return abs(try metric(left) - metric(right)) >= observed
    }
    var hits = 0
    if units <= Self.exactLimit {
      // A swap and its opposite have the same absolute difference, so the last unit stays.
      let patterns = 1 << (units - 1)
      for pattern in 0..<patterns {
        if try reaches((0..<units).map { pattern >> $0 & 1 == 1 }) { hits += 1 }
      }
      pValue = Double(hits) / Double(patterns)
    } else {
      for draw in 0..<draws {
        var stream = key.child(draw).stream()
        if try reaches((0..<units).map { _ in stream.next() & 1 == 1 }) { hits += 1 }
      }
      pValue = Double(hits + 1) / Double(draws + 1)
    }
  }
}
