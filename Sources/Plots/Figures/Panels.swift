public import Diagnostics

/// Several figures, drawn side by side where they fit and below each other where not.
public struct Panels: Sendable, Hashable, Codable {
  /// The most figures in one.
  public static let limit = 24

  /// The figures, in reading order.
  public let figures: [Figure]
  /// At most how many stand side by side.
  public let columns: Int?

  /// Creates panels.
  ///
  /// - Throws: `plot.nested-panels` where a figure is itself made of panels, `plot.columns` for fewer
  ///   than one column, `plot.too-many-series` above ``limit``.
  public init(_ figures: [Figure], columns: Int? = nil) throws(Fault) {
    try requireFew(figures.count, of: "panels", limit: Self.limit)
    for figure in figures {
      if case .panels = figure.content {
        throw Fault(
          "plot.nested-panels", "a panel must be a single figure, but one is made of panels",
          hint: "Put all figures into one list.")
      }
    }
    if let columns, columns < 1 {
      throw Fault(
        "plot.columns", "the number of columns must be 1 or more, but is \(columns)",
        hint: "Leave it out to let the width decide.", parameter: "columns")
    }
    self.figures = figures
    self.columns = columns
  }
}
