public import Diagnostics

/// How often each true class (row) was taken for each class (column).
public struct ConfusionMatrix: Sendable, Hashable, Codable {
  /// What the cells say.
  public enum Cells: Sendable, Hashable, Codable {
    /// How many.
    case counts
    /// Which part of the row.
    case percentages
  }

  /// The most classes in one figure.
  public static let limit = 60

  /// The names of the classes.
  public let classes: [String]
  /// The counts: `counts[true][predicted]`.
  public let counts: [[Int]]
  /// What the cells say.
  public let cells: Cells

  /// Creates a confusion matrix.
  ///
  /// - Throws: `plot.lengths` unless the counts are square and have a class for each row,
  ///   `plot.negative-count` for a count below zero, `plot.too-many-series` above ``limit``.
  public init(_ classes: [String], _ counts: [[Int]], cells: Cells = .counts) throws(Fault) {
    try requireFew(classes.count, of: "classes", limit: Self.limit)
    try requireEqualCounts([("classes", classes.count), ("rows", counts.count)], of: nil)
    for (row, name) in zip(counts, classes) {
      try requireEqualCounts([("classes", classes.count), ("the row", row.count)], of: name)
      if let bad = row.first(where: { $0 < 0 }) {
        throw Fault(
          "plot.negative-count", "a count must be 0 or more, but `\(name)` has \(bad)",
          hint: "Give how often each class was predicted.")
      }
    }
    self.classes = classes
    self.counts = counts
    self.cells = cells
  }

  /// The part of row `row` that lies in `column`; nothing for an empty row.
  func share(_ row: Int, _ column: Int) -> Double? {
    let total = counts[row].reduce(0.0) { $0 + Double($1) }
    return total > 0 ? Double(counts[row][column]) / total : nil
  }

  /// The part of all cases that lies on the diagonal; nothing for no cases.
  public var accuracy: Double? {
    let total = counts.joined().reduce(0.0) { $0 + Double($1) }
    let hits = counts.indices.reduce(0.0) { $0 + Double(counts[$1][$1]) }
    return total > 0 ? hits / total : nil
  }

  /// The mean recall of the classes that occur (unweighted average recall); nothing for no cases.
  public var meanRecall: Double? {
    let recalls = counts.indices.compactMap { share($0, $0) }
    return recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count)
  }
}
