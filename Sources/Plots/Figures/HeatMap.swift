public import Diagnostics

/// A matrix drawn as shades.
public struct HeatMap: Sendable, Hashable, Codable {
  /// The rows; a value that is not a number stays empty.
  public let values: [[Double]]
  /// A name for each row; without names the vertical axis has numbers.
  public let rowLabels: [String]?
  /// A name for each column; without names the horizontal axis has numbers.
  public let columnLabels: [String]?
  /// Whether the first row is drawn at the bottom, as in a spectrogram.
  public let startsAtBottom: Bool
  /// What the shades stand for: label, unit, scale and bounds.
  public let shade: Axis
  /// How many decimals the numbers in the cells have; by default, as many as tell them apart.
  public let decimals: Int?

  /// Creates a heat map; `decimals` is taken into 0…9.
  ///
  /// - Throws: `plot.lengths` where rows differ in length or labels do not match, and the faults of
  ///   an axis for `shade`.
  public init(
    _ values: [[Double]], rows rowLabels: [String]? = nil, columns columnLabels: [String]? = nil,
    startsAtBottom: Bool = false, shade: Axis = Axis(),
    decimals: Int? = nil
  ) throws(Fault) {
    let width = values.first?.count ?? 0
    for (index, row) in values.enumerated() {
      try requireEqualCounts([("row 1", width), ("row \(index + 1)", row.count)], of: nil)
    }
    try requireEqualCounts([("rows", values.count), ("row labels", rowLabels?.count)], of: nil)
    if !values.isEmpty {
      try requireEqualCounts([("columns", width), ("column labels", columnLabels?.count)], of: nil)
    }
    try shade.validate("shade")
    self.values = values
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.startsAtBottom = startsAtBottom
    self.shade = shade
    self.decimals = decimals.map { min(max($0, 0), 9) }
  }

  /// How the numbers in the cells are written.
  var format: NumberFormat {
    if shade.isPercent { return .percent(decimals ?? 0) }
    if let decimals { return .decimals(decimals) }
    return .column(of: Array(values.joined()), significant: 2)
  }
}
