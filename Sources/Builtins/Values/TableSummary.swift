import Datasets
import Diagnostics
import Distillation

/// One row for each column of a table: how many cells, their range or their different values.
struct TableSummary {
  let table: Table

  init(_ source: Table) throws {
    var kinds: [String] = []
    var missing: [Double] = []
    var distinct: [Double] = []
    var lowest: [String?] = []
    var middle: [Double] = []
    var highest: [String?] = []
    for column in source.columns {
      kinds.append(column.isNumeric ? "number" : "text")
      missing.append(Double(column.missingCount))
      let texts = column.texts.compactMap { $0 }
      distinct.append(Double(Set(texts).count))
      if column.isNumeric {
        let numbers = try column.numbers().filter { !$0.isNaN }
        lowest.append(numbers.min().map { "\($0)" })
        highest.append(numbers.max().map { "\($0)" })
        middle.append(numbers.isEmpty ? .nan : try Sample(numbers).mean)
      } else {
        lowest.append(texts.min())
        highest.append(texts.max())
        middle.append(.nan)
      }
    }
    table = try Table([
      TableColumn("column", text: source.columnNames), TableColumn("kind", text: kinds),
      TableColumn("missing", numbers: missing), TableColumn("different", numbers: distinct),
      TableColumn("lowest", text: lowest), TableColumn("mean", numbers: middle),
      TableColumn("highest", text: highest),
    ])
  }
}
