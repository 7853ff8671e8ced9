import Datasets
import Diagnostics
import Language

extension StorageWriter {
  func table(_ table: Table) {
    list(table.columns) { column in
      text(column.name)
      switch column.cells {
      case .numbers(let numbers):
        bool(true)
        doubles(numbers)
      case .text(let texts):
        bool(false)
        list(texts) { optional($0, text) }
      }
    }
  }
}

extension StorageReader {
  func table() throws -> Table {
    try Table(
      list {
        let name = try text()
        return try bool()
          ? TableColumn(name, numbers: doubles())
          : TableColumn(name, text: list { try optional(text) })
      })
  }
}

extension TableValue: Storable {
  static var storedName: String { "table" }

  func write(to writer: StorageWriter) {
    writer.table(table)
    writer.optional(caption, writer.text)
    writer.list(best.sorted { $0.key < $1.key }) { name, isHighest in
      writer.text(name)
      writer.bool(isHighest)
    }
  }

  init(from reader: StorageReader) throws {
    self.init(table: try reader.table(), caption: try reader.optional(reader.text))
    for (name, isHighest) in try reader.list({ (try reader.text(), try reader.bool()) }) {
      best[name] = isHighest
    }
  }
}
