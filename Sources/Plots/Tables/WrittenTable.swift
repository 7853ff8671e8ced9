public import Diagnostics

/// A table whose numbers are written as its columns say: what a page shows of it.
public struct WrittenTable: Sendable, Hashable {
  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// The text, without blanks that only align it.
    public let text: String
    /// Whether it is the best number of its column.
    public let isBest: Bool
    /// What the text means, if more than its words.
    public let tone: Tone?
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// The name above the column.
    public let title: String
    /// Where the text stands.
    public let alignment: TextTable.Alignment
    /// Whether there are no numbers in it.
    public let isWords: Bool
    /// The cells from top to bottom.
    public let cells: [Cell]
  }

  /// What stands above the table.
  public let title: String?
  /// The columns.
  public let columns: [Column]
  /// The number of rows.
  public let rowCount: Int
  /// The rows, from 0, above which a rule separates them from the rows before.
  public let separators: Set<Int>
  /// What stands below the table.
  public let caption: String?

  /// Writes the numbers of a table.
  public init(_ table: TextTable) {
    title = table.title?.isEmpty == true ? nil : table.title
    caption = table.caption?.isEmpty == true ? nil : table.caption
    rowCount = table.rows.count
    separators = table.separators
    columns = table.columns.indices.map { index in
      let column = TableColumn(table, index, glyphs: Glyphs(isASCII: false))
      return Column(
        title: column.title, alignment: column.alignment, isWords: column.isElastic,
        cells: column.cells.map { cell in
          let text = cell.text.drop { $0 == " " }
          let isBest = text.contains("*") && cell.tone == .good && !column.isElastic
          return Cell(
            text: String(isBest ? text.filter { $0 != "*" } : String(text)).withoutTrailingBlanks,
            isBest: isBest, tone: isBest ? nil : cell.tone)
        })
    }
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var withoutTrailingBlanks: String {
    String(prefix(upTo: lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex))
  }
}
