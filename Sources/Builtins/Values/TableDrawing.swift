import Datasets
import Diagnostics
import Plots

/// A table of data as it is shown; of a long one the first and last rows.
struct TableDrawing {
  private let table: Table
  private let caption: String?
  private let best: [String: Bool]

  /// The most rows that are drawn whole.
  private static let limit = 40

  init(_ table: Table, caption: String?, best: [String: Bool]) {
    self.table = table
    self.caption = caption
    self.best = best
  }

  var exhibit: Exhibit {
    var places = Array(0..<table.rowCount)
    var note = caption
    if places.count > Self.limit {
      places = Array(places.prefix(Self.limit - 5) + places.suffix(5))
      let left = "The first \(Self.limit - 5) and the last 5 of \(table.rowCount) rows."
      note = caption.map { "\($0) \(left)" } ?? left
    }
    let columns = table.columns.map { column in
      TextTable.Column(
        column.name, format: Self.format(of: column),
        best: best[column.name].map { $0 ? .highest : .lowest })
    }
    let rows = places.map { row in table.columns.map { Self.cell($0, row) } }
    let separators: Set<Int> = places.count < table.rowCount ? [Self.limit - 5] : []
    guard
      let drawing = try? TextTable(
        columns: columns, rows: rows, separators: separators, caption: note)
    else { return .words(title: nil, ["table of \(table.rowCount) rows"]) }
    return .table(drawing)
  }

  private static func cell(_ column: Datasets.TableColumn, _ row: Int) -> TextTable.Cell {
    switch column.cells {
    case .numbers(let numbers): numbers[row].isNaN ? .missing : .number(numbers[row])
    case .text(let texts): texts[row].map { .text($0) } ?? .missing
    }
  }

  /// Whole numbers are written without a point.
  private static func format(of column: Datasets.TableColumn) -> NumberFormat? {
    guard case .numbers(let numbers) = column.cells else { return nil }
    let isWhole = numbers.allSatisfy { $0.isNaN || ($0 == $0.rounded() && abs($0) < 1e9) }
    return isWhole ? .decimals(0) : nil
  }
}
