public import Diagnostics

/// Counts of values in bins; several groups share the bins and stand below each other.
public struct Histogram: Sendable, Hashable, Codable {
  /// The counts of one group.
  public struct Group: Sendable, Hashable, Codable {
    /// The name of the group.
    public let name: String?
    /// How many values lie in each bin.
    public let counts: [Int]
  }

  /// The most groups in one figure.
  public static let limit = 12

  /// The borders of the bins, ascending; a bin holds its lower border, the last one both.
  public let edges: [Double]
  /// The groups.
  public let groups: [Group]
  /// How many values were left out because they are not finite.
  public let dropped: Int

  /// Creates a histogram from samples.
  ///
  /// Without `bins`, the borders are multiples of a 1-2-5 step not below the bin width of Freedman
  /// and Diaconis ("On the histogram as a density estimator", 1981), at least 5 and at most 60.
  ///
  /// - Throws: `plot.bins` unless `bins` lies in 1…1000, `plot.too-many-series` above ``limit``.
  public init(_ samples: [Samples], bins: Int? = nil) throws(Fault) {
    try requireFew(samples.count, of: "groups", limit: Self.limit)
    if let bins, !(1...1000).contains(bins) {
      throw Fault(
        "plot.bins", "the number of bins must be from 1 to 1000, but is \(bins)",
        hint: "Leave it out to let the data decide.", parameter: "bins")
    }
    let sorted = samples.map(\.sorted)
    let edges = Self.edges(sorted.flatMap { $0 }.sorted(), bins: bins)
    self.edges = edges
    groups = zip(samples, sorted).map { sample, values in
      Group(name: sample.name, counts: Self.counts(values, edges))
    }
    dropped = zip(samples, sorted).map { $0.values.count - $1.count }.reduce(0, +)
  }

  private static func edges(_ sorted: [Double], bins: Int?) -> [Double] {
    guard let first = sorted.first, let last = sorted.last else { return [] }
    let (low, high) = AxisScale.widened(first, last)
    if let bins {
      return (0...bins).map { index in
        let part = Double(index) / Double(bins)
        return index == bins ? high : low * (1 - part) + high * part
      }
    }
    let spread = (quantile(sorted, 0.75) ?? high) / 2 - (quantile(sorted, 0.25) ?? low) / 2
    let half = high / 2 - low / 2
    var wanted = half / (2 * spread) * power(Double(sorted.count), 1.0 / 3)
    if !wanted.isFinite { wanted = 20 }
    let ticks = LinearTicks(low: low, high: high, target: min(max(wanted, 5), 60), covers: true)
    return ticks.values
  }

  private static func counts(_ sorted: [Double], _ edges: [Double]) -> [Int] {
    guard edges.count > 1 else { return [] }
    var counts = [Int](repeating: 0, count: edges.count - 1)
    var bin = 0
    for value in sorted {
      while bin + 1 < counts.count, value >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    return counts
  }
}
