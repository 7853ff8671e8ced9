import Datasets
import Tensors

/// A table of ten thousand lines with twenty numbers each, from its text to its columns.
final class TableCase: BenchCase {
  let name = "csv_table"
  private static let (rows, columns) = (10_000, 20)
  private let numbers = RandomKey(8).normals(rows * columns)
  private let text: [UInt8]
  private var table: Table?

  init() {
    var text = (0..<Self.columns).map { "c\($0)" }.joined(separator: ",") + "\n"
    for row in 0..<Self.rows {
      let line = numbers[(row * Self.columns)..<((row + 1) * Self.columns)]
      text += line.map { "\($0)" }.joined(separator: ",") + "\n"
    }
    self.text = Array(text.utf8)
  }

  var items: (count: Int, unit: String) { (numbers.count, "numbers") }

  func run() throws {
    table = try CSV.read(text, name: "bench")
  }

  func verify() throws -> String? {
    try run()
    for column in 0..<Self.columns {
      let read = try table?.column("c\(column)").numbers() ?? []
      let isRight =
        read.count == Self.rows
        && read.indices.allSatisfy { Float(read[$0]) == numbers[$0 * Self.columns + column] }
      if !isRight { return "column \(column) is not what was written" }
    }
    return nil
  }
}
