public import Diagnostics
public import Tensors

/// The sign-flip permutation test of whether differences are symmetric about 0.
///
/// p is the share of the 2^n sign patterns whose absolute sum is at least the observed one. Up to
/// 20 differences every pattern is visited; beyond that patterns are drawn and p is `(1 + hits) /
/// (1 + draws)`. With n differences p is never below 2 / 2^n, so five seeds cannot go below 0.0625.
///
/// References: Fisher, "The Design of Experiments", 1935, section 21; Phipson and Smyth,
/// "Permutation p-values should never be zero", SAGMB 2010.
public struct SignFlipTest: Sendable, Hashable {
  /// The two-sided p-value.
  public let pValue: Double
  /// Whether every sign pattern was visited.
  public let isExact: Bool
  /// The number of sign patterns that p is a share of.
  public let patterns: Int

  /// The largest number of differences for which every pattern is visited.
  public static let exactLimit = 20

  /// Tests differences; throws where there is none or one is not finite.
  public init(
    differences: [Double], draws: Int = 100_000, key: RandomKey = RandomKey(0)
  ) throws(Fault) {
    let sample = try Sample(differences)
    guard (1...10_000_000).contains(draws) else {
      throw Fault(
        "statistics.draws", "draws must be from 1 to 10 000 000, but are \(draws)",
        parameter: "draws")
    }
    // Sums that differ by rounding alone count as equal.
    let scale = sample.values.reduce(0) { $0 + abs($1) }
    let observed = abs(sample.values.reduce(0, +)) - 1e-12 * scale
    isExact = sample.count <= Self.exactLimit
    if isExact {
      patterns = 1 << sample.count
      // A pattern and its opposite have the same absolute sum, so the first sign may stay fixed.
      let first = sample.values.prefix(1).reduce(0, +)
      let hits = Self.hits(sample.values.dropFirst(), from: first, atLeast: observed)
      pValue = Double(2 * hits) / Double(patterns)
    } else {
      patterns = draws + 1
      var hits = 1
      for draw in 0..<draws {
        var stream = key.child(draw).stream()
        var signs: UInt64 = 0
        var sum = 0.0
        for (place, value) in sample.values.enumerated() {
          if place % 64 == 0 { signs = stream.next() }
          sum += signs & 1 == 0 ? value : -value
          signs >>= 1
        }
        if abs(sum) >= observed { hits += 1 }
      }
      pValue = Double(hits) / Double(patterns)
    }
  }

  /// How many sign patterns of `rest`, added to `sum`, reach `limit` in absolute value.
  private static func hits(
    _ rest: ArraySlice<Double>, from sum: Double, atLeast limit: Double
  ) -> Int {
    guard let value = rest.first else { return abs(sum) >= limit ? 1 : 0 }
    let remaining = rest.dropFirst()
    return hits(remaining, from: sum + value, atLeast: limit)
      + hits(remaining, from: sum - value, atLeast: limit)
  }
}
