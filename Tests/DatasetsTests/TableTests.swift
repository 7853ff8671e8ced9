import Diagnostics
import Testing

@testable import Datasets

@Suite("Tables")
struct TableTests {
  @Test("rows and columns are selected")
  func selection() throws {
    let table = try Table([
      TableColumn("n", numbers: [1, 2.5, .nan]), TableColumn("t", text: ["x", nil, "z"]),
    ])
    #expect(
      try table.rows([2, 0, 0])
        == Table([
          TableColumn("n", numbers: [.nan, 1, 1]), TableColumn("t", text: ["z", "x", "x"]),
        ]))
    #expect(try table.rows(where: "n", in: ["2.5"]) == table.rows([1]))
    #expect(try table.selecting(["t", "n"]).columnNames == ["t", "n"])
    #expect(fault { try table.rows([3]) }?.code == "table.row")
    #expect(fault { try table.rows([-1]) }?.code == "table.row")
  }

  @Test("bad tables and names are refused")
  func faults() throws {
    let a = TableColumn("a", numbers: [1])
    #expect(fault { try Table([a, a]) }?.code == "table.duplicate-column")
    #expect(fault { try Table([a, TableColumn("b", text: [])]) }?.code == "table.ragged")
    let table = try Table([TableColumn("emotion", text: ["sad"])])
    #expect(fault { try table.column("emotoin") }?.hint == "Did you mean `emotion`?")
    #expect(fault { try table.column("emotion").numbers() }?.code == "table.not-numeric")
  }

  @Test(
    "numbers are written as short as they can be",
    arguments: [(1.0, "1"), (-3, "-3"), (0.1, "0.1"), (1e20, "1e+20"), (2.50, "2.5"), (-0.0, "0")])
  func numbers(value: Double, text: String) {
    #expect(TableColumn("n", numbers: [value]).texts == [text])
  }
}
