public import Diagnostics

/// Horizontal bars: one for each category, or one for each category and group.
public struct BarPlot: Sendable, Hashable, Codable {
  /// One value for each category, with an optional interval around each.
  public struct Group: Sendable, Hashable, Codable {
    /// The name of the group, where there are several.
    public let name: String?
    /// The values; a value that is not a number has no bar.
    public let values: [Double]
    /// The lower ends of the intervals.
    public let lower: [Double]?
    /// The upper ends of the intervals.
    public let upper: [Double]?

    /// Creates a group.
    ///
    /// - Throws: `plot.lengths` where the arrays differ in length.
    public init(
      _ name: String? = nil, _ values: [Double], lower: [Double]? = nil, upper: [Double]? = nil
    ) throws(Fault) {
      try requireEqualCounts(
        [("values", values.count), ("lower", lower?.count), ("upper", upper?.count)], of: name)
      self.name = name
      self.values = values
      self.lower = lower
      self.upper = upper
    }

    /// Creates a group whose intervals reach `error` to both sides.
    ///
    /// - Throws: `plot.lengths` where the arrays differ in length.
    public init(_ name: String? = nil, _ values: [Double], error: [Double]) throws(Fault) {
      try requireEqualCounts([("values", values.count), ("error", error.count)], of: name)
      try self.init(
        name, values, lower: zip(values, error).map { $0 - $1 },
        upper: zip(values, error).map { $0 + $1 })
    }
  }

  /// The most groups that can be told apart.
  public static let limit = 12
  /// The most categories in one figure.
  public static let categoryLimit = 500

  /// The names of the categories, from top to bottom.
  public let categories: [String]
  /// The groups.
  public let groups: [Group]

  /// Creates a bar plot.
  ///
  /// - Throws: `plot.lengths` where a group has not one value for each category,
  ///   `plot.too-many-series` above ``limit`` groups or ``categoryLimit`` categories.
  public init(_ categories: [String], _ groups: [Group]) throws(Fault) {
    try requireFew(groups.count, of: "groups", limit: Self.limit)
    try requireFew(categories.count, of: "categories", limit: Self.categoryLimit)
    for group in groups {
      try requireEqualCounts(
        [("categories", categories.count), ("values", group.values.count)], of: group.name)
    }
    self.categories = categories
    self.groups = groups
  }
}
