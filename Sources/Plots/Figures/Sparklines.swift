public import Diagnostics

/// Lines of text height, one row for each series (Tufte, "Beautiful Evidence", 2006).
public struct Sparklines: Sendable, Hashable, Codable {
  /// One row.
  public struct Row: Sendable, Hashable, Codable {
    /// The name before the line.
    public let name: String?
    /// The values, from left to right; a value that is not a number is a gap.
    public let values: [Double]

    /// Creates a row.
    public init(_ name: String? = nil, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The most rows in one figure.
  public static let limit = 100

  /// The rows.
  public let rows: [Row]
  /// Whether all rows share one vertical scale.
  public let sharesScale: Bool

  /// Creates sparklines.
  ///
  /// - Throws: `plot.too-many-series` above ``limit``.
  public init(_ rows: [Row], sharesScale: Bool = false) throws(Fault) {
    try requireFew(rows.count, of: "sparklines", limit: Self.limit)
    self.rows = rows
    self.sharesScale = sharesScale
  }
}
