import Diagnostics
import Tensors

/// Ten thousand rows of twenty numbers as JSON, from the text to numbers.
final class JSONCase: BenchCase {
  let name = "json_numbers"
  private static let (rows, columns) = (10_000, 20)
  private let numbers = RandomKey(8).normals(rows * columns)
  private let text: [UInt8]
  private var read: [Double] = []

  init() {
    let numbers = numbers
    let lines = (0..<Self.rows).map { row in
      numbers[(row * Self.columns)..<((row + 1) * Self.columns)].map { "\($0)" }
        .joined(separator: ", ")
    }
    text = Array(("[[" + lines.joined(separator: "], [") + "]]").utf8)
  }

  var items: (count: Int, unit: String) { (numbers.count, "numbers") }

  func run() throws {
    let rows = JSONValue(parsing: text)?.items ?? []
    read = rows.flatMap { $0.doubles ?? [] }
  }

  func verify() throws -> String? {
    try run()
    return read.map { Float($0) } == numbers ? nil : "the numbers are not those that were written"
  }
}
