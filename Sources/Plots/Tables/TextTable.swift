public import Diagnostics

/// A table of text and numbers.
public struct TextTable: Sendable, Hashable {
  /// Where the text of a column stands.
  public enum Alignment: Sendable, Hashable {
    /// At the left, as words do.
    case left
    /// At the right, as numbers do.
    case right
    /// In the middle.
    case center
  }

  /// Which number of a column is marked.
  public enum Best: Sendable, Hashable {
    /// The largest.
    case highest
    /// The smallest.
    case lowest
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// The name above the column.
    public let title: String
    /// Where the text stands; numbers stand at the right unless it is given.
    public let alignment: Alignment?
    /// How numbers are written; one format for the whole column unless it is given.
    public let format: NumberFormat?
    /// How many significant digits numbers have where no format is given.
    public let significant: Int
    /// Which number is marked, with `*` and a tone.
    public let best: Best?

    /// Creates a column.
    public init(
      _ title: String, alignment: Alignment? = nil, format: NumberFormat? = nil,
      significant: Int = 3, best: Best? = nil
    ) {
      self.title = title
      self.alignment = alignment
      self.format = format
      self.significant = significant
      self.best = best
    }
  }

  /// What stands in one cell.
  public enum Cell: Sendable, Hashable {
    /// Words.
    case text(String)
    /// A number, written as its column says.
    case number(Double)
    /// A number and its uncertainty: `0.81 ± 0.02`.
    case measured(Double, Double)
    /// Nothing, shown as a dash.
    case missing
    /// Words in a tone.
    case toned(String, Tone)
  }

  /// What stands above the table.
  public let title: String?
  /// The columns.
  public let columns: [Column]
  /// The rows, each with one cell for each column.
  public let rows: [[Cell]]
  /// The rows, from 0, above which a rule separates them from the rows before.
  public let separators: Set<Int>
  /// What stands below the table.
  public let caption: String?

  /// Creates a table.
  ///
  /// - Throws: `plot.lengths` where a row has not one cell for each column.
  public init(
    _ title: String? = nil, columns: [Column], rows: [[Cell]], separators: Set<Int> = [],
    caption: String? = nil
  ) throws(Fault) {
    for (index, row) in rows.enumerated() {
      try requireEqualCounts(
        [("columns", columns.count), ("row \(index + 1)", row.count)], of: title)
    }
    self.title = title
    self.columns = columns
    self.rows = rows
    self.separators = separators
    self.caption = caption
  }

  /// The cells as text, without marks, with numbers in the fewest digits that read back the same.
  public var data: DataTable {
    let number = NumberFormat.shortest
    return DataTable(
      columns.map(\.title),
      rows.map { row in
        row.map { cell in
          switch cell {
          case .text(let text), .toned(let text, _): text
          case .number(let value): number.text(value)
          case .measured(let value, let error): "\(number.text(value)) ± \(number.text(error))"
          case .missing: ""
          }
        }
      })
  }
}
