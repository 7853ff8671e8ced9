public import Diagnostics

/// A named sequence of points, with an optional interval around each.
public struct Series: Sendable, Hashable, Codable {
  /// The name in the legend.
  public let name: String?
  /// The horizontal positions.
  public let x: [Double]
  /// The values; a value that is not a number is a gap.
  public let y: [Double]
  /// The lower ends of the intervals.
  public let lower: [Double]?
  /// The upper ends of the intervals.
  public let upper: [Double]?

  /// Creates a series; without `x` the points are numbered from 1.
  ///
  /// - Throws: `plot.lengths` where the arrays differ in length.
  public init(
    _ name: String? = nil, x: [Double]? = nil, y: [Double], lower: [Double]? = nil,
    upper: [Double]? = nil
  ) throws(Fault) {
    let x = x ?? (0..<y.count).map { Double($0 + 1) }
    try requireEqualCounts(
      [("x", x.count), ("y", y.count), ("lower", lower?.count), ("upper", upper?.count)], of: name)
    self.name = name
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
  }

  /// Creates a series whose intervals reach `error` to both sides.
  ///
  /// - Throws: `plot.lengths` where the arrays differ in length.
  public init(
    _ name: String? = nil, x: [Double]? = nil, y: [Double], error: [Double]
  ) throws(Fault) {
    try requireEqualCounts([("y", y.count), ("error", error.count)], of: name)
    try self.init(
      name, x: x, y: y, lower: zip(y, error).map { $0 - $1 }, upper: zip(y, error).map { $0 + $1 })
  }
}

/// Throws `plot.lengths` unless all counts that are given are equal.
func requireEqualCounts(_ counts: [(String, Int?)], of name: String?) throws(Fault) {
  let given = counts.compactMap { name, count in count.map { (name, $0) } }
  guard let first = given.first, let odd = given.first(where: { $0.1 != first.1 }) else { return }
  throw Fault(
    "plot.lengths",
    "\(first.0) and \(odd.0)\(name.map { " of `\($0)`" } ?? "") must have equal lengths, but have "
      + "\(first.1) and \(odd.1)", hint: "Give one value for each point.")
}
