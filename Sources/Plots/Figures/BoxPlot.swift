public import Diagnostics

/// Boxes and whiskers (Tukey, "Exploratory Data Analysis", 1977).
public struct BoxPlot: Sendable, Hashable, Codable {
  /// The five numbers of one box, and the values beyond its whiskers.
  public struct Box: Sendable, Hashable, Codable {
    /// The name of the group.
    public let name: String
    /// How many finite values there are.
    public let count: Int
    /// The smallest value at most 1.5 interquartile ranges below the box.
    public let lowerWhisker: Double
    /// The first quartile.
    public let lowerQuartile: Double
    /// The median.
    public let median: Double
    /// The third quartile.
    public let upperQuartile: Double
    /// The largest value at most 1.5 interquartile ranges above the box.
    public let upperWhisker: Double
    /// The values beyond the whiskers, ascending.
    public let outliers: [Double]

    init(name: String, sorted: [Double]) {
      self.name = name
      count = sorted.count
      let low = quantile(sorted, 0.25) ?? .nan
      let high = quantile(sorted, 0.75) ?? .nan
      // Halves keep the range of huge values finite.
      let reach = 3 * (high / 2 - low / 2)
      let inner = sorted.filter { $0 >= low - reach && $0 <= high + reach }
      lowerQuartile = low
      median = quantile(sorted, 0.5) ?? .nan
      upperQuartile = high
      // Interpolated quartiles may lie outside the data nearest to them.
      lowerWhisker = min(inner.first ?? low, low)
      upperWhisker = max(inner.last ?? high, high)
      outliers = sorted.filter { $0 < low - reach || $0 > high + reach }
    }
  }

  /// The most boxes in one figure.
  public static let limit = 100

  /// The boxes, from top to bottom.
  public let boxes: [Box]
  /// How many values were left out because they are not finite.
  public let dropped: Int

  /// Creates a box plot from samples; quartiles interpolate linearly (type 7).
  ///
  /// - Throws: `plot.too-many-series` above ``limit`` samples.
  public init(_ samples: [Samples]) throws(Fault) {
    try requireFew(samples.count, of: "boxes", limit: Self.limit)
    boxes = samples.enumerated().map { index, sample in
      Box(name: sample.name ?? "\(index + 1)", sorted: sample.sorted)
    }
    dropped = samples.map { $0.values.count }.reduce(0, +) - boxes.map(\.count).reduce(0, +)
  }
}
