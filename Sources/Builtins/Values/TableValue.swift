import Binding
import Datasets
import Diagnostics
import Language
import Plots

/// A table as the language holds it.
struct TableValue: ForeignBindable, Exhibiting {
  let table: Table
  /// What is printed below the table, such as how its figures were computed.
  var caption: String?
  /// The columns in which the best number is marked, and whether larger is better.
  var best: [String: Bool] = [:]

  static var kindName: String { "table" }
  static func hint(for value: Value) -> String? { "Make one with `table` or `load_csv`." }

  var summary: String {
    "table of \(counted(table.rowCount, "row")): \(table.columnNames.joined(separator: ", "))"
  }

  var exhibits: [Exhibit] { [TableDrawing(table, caption: caption, best: best).exhibit] }

  var fieldNames: [String] { table.columnNames }

  func field(_ name: String) throws -> Value? {
    guard table.columnNames.contains(name) else { return nil }
    return Self.list(try table.column(name))
  }

  var count: Int? { table.rowCount }

  func element(_ subscripts: [Subscript]) throws -> Value? {
    guard subscripts.count == 1, let one = subscripts.first else { return nil }
    switch one {
    case .index(let index):
      guard let row = Subscript.position(index, count: table.rowCount) else {
        throw Fault(
          "value.index", "a row must be from 0 to \(table.rowCount - 1), but is \(index)",
          hint: "Rows start at 0; -1 is the last.")
      }
      return .record(Record(table.columns.map { ($0.name, Self.cell($0, row)) }))
    case .range(let lower, let upper):
      let rows = Array(Subscript.positions(lower, upper, count: table.rowCount))
      return .foreign(TableValue(table: try table.rows(rows), caption: caption, best: best))
    }
  }

  func digest(into digest: inout Digest) {
    digest.combine("table")
    for column in table.columns {
      digest.combine(column.name)
      digest.combine(Self.list(column))
    }
  }

  func isEqual(to other: any Foreign) -> Bool { (other as? TableValue)?.table == table }

  /// A column as a list; a missing cell is `none`.
  static func list(_ column: TableColumn) -> Value {
    .list((0..<column.count).map { cell(column, $0) })
  }

  private static func cell(_ column: TableColumn, _ row: Int) -> Value {
    switch column.cells {
    case .numbers(let numbers):
      let number = numbers[row]
      if number.isNaN { return .none }
      if let whole = Int(exactly: number) { return .int(whole) }
      return .float(number)
    case .text(let texts): return texts[row].map { .string($0) } ?? Value.none
    }
  }
}
