import Binding
import Datasets
import Diagnostics
import Language

/// An argument that is a table or can be read as one: a table, a record of columns, a list of records.
struct TableArgument: Bindable {
  let table: Table

  static var kindName: String { "table" }
  var value: Value { .foreign(TableValue(table: table)) }

  static func read(_ value: Value) throws -> TableArgument? {
    if let table = (value.foreign as? TableValue)?.table { return TableArgument(table: table) }
    if let source = value.foreign as? any Tabular {
      return TableArgument(table: try source.table())
    }
    if let record = value.record { return try columns(record).map { TableArgument(table: $0) } }
    guard let rows = value.list?.compactMap(\.record), rows.count == value.list?.count,
      let first = rows.first
    else { return nil }
    let names = first.names
    var columns: [(String, [Value])] = names.map { ($0, []) }
    for (index, row) in rows.enumerated() {
      guard row.names == names else {
        throw Fault(
          "table.ragged",
          "the records of a table must have the fields \(listed(names)), but record \(index) has "
            + listed(row.names),
          hint: "Give every record the same fields in the same order.")
      }
      for place in names.indices { columns[place].1.append(row.values[place]) }
    }
    return TableArgument(table: try Table(columns.map { try column($0.0, $0.1) }))
  }

  static func hint(for value: Value) -> String? {
    "Write columns as {name: [\"a\", \"b\"], x: [1, 2]}."
  }

  private static func columns(_ record: Record) throws -> Table? {
    var columns: [TableColumn] = []
    for (name, value) in record.fields {
      guard let items = try Items.read(value) else { return nil }
      columns.append(try column(name, items.items))
    }
    return try Table(columns)
  }

  private static func column(_ name: String, _ items: [Value]) throws -> TableColumn {
    let present = items.filter { !$0.isNone }
    if !present.isEmpty, present.allSatisfy({ $0.number != nil }) {
      return TableColumn(name, numbers: items.map { $0.number ?? .nan })
    }
    return TableColumn(name, text: items.map { $0.isNone ? nil : $0.string ?? $0.literal })
  }
}

/// A value that has its results as a table, such as a comparison or a study.
protocol Tabular {
  func table() throws(Fault) -> Table
}
