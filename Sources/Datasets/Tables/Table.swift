public import Diagnostics

/// Named columns of equal length.
public struct Table: Sendable, Equatable {
  /// The columns, in order.
  public let columns: [TableColumn]
  /// The number of rows.
  public let rowCount: Int

  /// Creates a table.
  ///
  /// Throws `table.duplicate-column` and `table.ragged` (columns of different lengths).
  public init(_ columns: [TableColumn]) throws(Fault) {
    var seen: Set<String> = []
    for column in columns {
      guard seen.insert(column.name).inserted else {
        throw Fault(
          "table.duplicate-column",
          "the columns of a table must have different names, but two are called `\(column.name)`")
      }
      if let first = columns.first, column.count != first.count {
        throw Fault(
          "table.ragged",
          "the columns of a table must be equally long, but `\(first.name)` has "
            + "\(counted(first.count, "row")) and `\(column.name)` has \(column.count)")
      }
    }
    self.columns = columns
    rowCount = columns.first?.count ?? 0
  }

  private init(unchecked columns: [TableColumn], rowCount: Int) {
    self.columns = columns
    self.rowCount = rowCount
  }

  /// The names of the columns.
  public var columnNames: [String] { columns.map(\.name) }

  /// The column of a name.
  ///
  /// Throws `table.unknown-column`.
  public func column(_ name: String) throws(Fault) -> TableColumn {
    if let column = columns.first(where: { $0.name == name }) { return column }
    throw Fault(
      "table.unknown-column", "there is no column `\(name)`",
      hint: suggestion(for: name, among: columnNames, noun: "column"), subject: name)
  }

  /// The table with only the named columns, in the order of the names.
  ///
  /// Throws `table.unknown-column` and `table.duplicate-column`.
  public func selecting(_ names: [String]) throws(Fault) -> Table {
    var chosen: [TableColumn] = []
    for name in names { chosen.append(try column(name)) }
    return try Table(chosen)
  }

  /// The rows at the given positions, from 0, in that order; a position may repeat.
  ///
  /// Throws `table.row` for a position outside the table.
  public func rows(_ positions: [Int]) throws(Fault) -> Table {
    if let bad = positions.first(where: { $0 < 0 || $0 >= rowCount }) {
      throw Fault(
        "table.row",
        "a row must be between 0 and \(rowCount - 1), but is \(bad): the table has "
          + "\(counted(rowCount, "row"))")
    }
    return Table(
      unchecked: columns.map { $0.rows(positions) }, rowCount: columns.isEmpty ? 0 : positions.count
    )
  }

  /// The rows in which a column has one of the given texts; numbers count as their shortest text.
  ///
  /// Throws `table.unknown-column`.
  public func rows(where name: String, in texts: Set<String>) throws(Fault) -> Table {
    let cells = try column(name).texts
    return try rows(cells.indices.filter { cells[$0].map(texts.contains) ?? false })
  }
}
