public import Diagnostics

/// Points in the plane, of one or more classes.
public struct ScatterPlot: Sendable, Hashable, Codable {
  /// The most classes that can be told apart.
  public static let limit = 35

  /// The classes, in the order of the legend.
  public let classes: [Series]

  /// Creates a scatter plot from one series for each class.
  ///
  /// - Throws: `plot.too-many-series` above ``limit``.
  public init(_ classes: [Series]) throws(Fault) {
    try requireFew(classes.count, of: "classes", limit: Self.limit)
    self.classes = classes
  }

  /// Creates a scatter plot from points and the name of each point's class.
  ///
  /// - Throws: `plot.lengths` where the arrays differ in length, `plot.too-many-series` above
  ///   ``limit``.
  public init(x: [Double], y: [Double], labels: [String]) throws(Fault) {
    try requireEqualCounts([("x", x.count), ("y", y.count), ("labels", labels.count)], of: nil)
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for (index, label) in labels.enumerated() {
      if members[label] == nil { order.append(label) }
      members[label, default: []].append(index)
    }
    var classes: [Series] = []
    for label in order {
      let rows = members[label] ?? []
      classes.append(try Series(label, x: rows.map { x[$0] }, y: rows.map { y[$0] }))
    }
    try self.init(classes)
  }
}
