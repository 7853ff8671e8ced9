public import Diagnostics

/// Lines through the points of one or more series.
public struct LinePlot: Sendable, Hashable, Codable {
  /// How points are joined.
  public enum Style: Sendable, Hashable, Codable {
    /// A straight line between neighbours.
    case line
    /// A line that keeps its value until the next point.
    case steps
    /// Points alone.
    case markers
    /// The intervals alone, filled, as sound is drawn.
    case envelope
  }

  /// How intervals are drawn.
  public enum Interval: Sendable, Hashable, Codable {
    /// A shaded band.
    case band
    /// A bar at each point.
    case bars
  }

  /// The most series that can be told apart.
  public static let limit = 12

  /// What is drawn, in the order of the legend.
  public let series: [Series]
  /// How points are joined.
  public let style: Style
  /// How intervals are drawn.
  public let interval: Interval

  /// Whether points are joined by lines.
  var hasLines: Bool { style == .line || style == .steps }

  /// Creates a line plot.
  ///
  /// - Throws: `plot.too-many-series` above ``limit``.
  public init(
    _ series: [Series], style: Style = .line, interval: Interval = .band
  ) throws(Fault) {
    try requireFew(series.count, of: "series", limit: Self.limit)
    self.series = series
    self.style = style
    self.interval = interval
  }
}

/// Throws `plot.too-many-series` where there are more than can be told apart.
func requireFew(_ count: Int, of noun: String, limit: Int) throws(Fault) {
  guard count > limit else { return }
  throw Fault(
    "plot.too-many-series", "one figure must have at most \(limit) \(noun), but has \(count)",
    hint: "Draw several figures with `panels`, or leave some out.")
}
