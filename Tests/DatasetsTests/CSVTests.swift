import Diagnostics
import Testing

@testable import Datasets

@Suite("CSV")
struct CSVTests {
  private func read(_ text: String, _ options: CSV.Options = .init()) throws -> Table {
    try CSV.read(Array(text.utf8), name: "t.csv", options: options)
  }

  @Test("quotes, doubled quotes, delimiters and line ends in cells")
  func quotes() throws {
    let table = try read("name,n\r\n\"a, \"\"b\"\"\r\nc\",1\r\n\"\",2\r\n")
    #expect(
      try table
        == Table([
          TableColumn("name", text: ["a, \"b\"\r\nc", ""]), TableColumn("n", numbers: [1, 2]),
        ]))
  }

  @Test(
    "delimiters and line ends are recognised",
    arguments: [
      "a,b\n1,x\n2,y\n", "a;b\n1;x\n2;y", "a\tb\r\n1\tx\r\n2\ty\r\n", "a|b\r1|x\r2|y\r",
      "\u{FEFF}a,b\n1,x\n2,y\n", "\n\na,b\n\n1,x\n\n2,y\n\n", " a , b\n 1, x\n2 ,y \n",
    ])
  func dialects(text: String) throws {
    #expect(
      try read(text)
        == Table([TableColumn("a", numbers: [1, 2]), TableColumn("b", text: ["x", "y"])]))
  }

  @Test("empty cells are missing, in numbers `NA` as well")
  func missing() throws {
    let table = try read("a,b,c\n1,,NA\n,x,y\nNA,z,")
    #expect(
      try table
        == Table([
          TableColumn("a", numbers: [1, .nan, .nan]), TableColumn("b", text: [nil, "x", "z"]),
          TableColumn("c", text: ["NA", "y", nil]),
        ]))
    #expect(try table.column("a").missingCount == 2)
  }

  @Test("numbers with leading zeros are names")
  func identifiers() throws {
    let table = try read("actor,x,y\n01,0.5,0\n02,-0.5,10\n")
    #expect(try table.column("actor").texts == ["01", "02"])
    #expect(try table.column("x").numbers() == [0.5, -0.5])
    #expect(try table.column("y").numbers() == [0, 10])
  }

  @Test("a first line of numbers is no header")
  func noHeader() throws {
    #expect(try read("1,2\n3,4\n").columnNames == ["column1", "column2"])
    #expect(try read("1,2\n3,4\n", .init(hasHeader: true)).columnNames == ["1", "2"])
    #expect(try read(",b\n3,4\n").columnNames == ["column1", "b"])
    #expect(try read("a,b\n", .init()).rowCount == 0)
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let says: String
    var testDescription: String { code + ": " + says }
  }

  @Test(
    "what is wrong is said with its line",
    arguments: [
      Bad(text: "", code: "csv.empty", says: "empty"),
      Bad(text: "a,b\n1,2\n\n3\n", code: "csv.ragged", says: "line 4 must have 2 cells"),
      Bad(text: "a,b\n\"x\ny\",2\n3,4,5\n", code: "csv.ragged", says: "line 4 must have 2 cells"),
      Bad(text: "a,b\n1,\"2\n3,4\n", code: "csv.quote", says: "opened on line 2"),
      Bad(text: "a,b\n1,\"2\"x\n", code: "csv.quote", says: "line 2 must have a delimiter"),
      Bad(text: "a,b\n1,\0\n", code: "csv.binary", says: "line 2"),
      Bad(text: "a,a\n1,2\n", code: "csv.header", says: "columns 1 and 2 are both called `a`"),
      Bad(text: "a,b\n1,2\n3,nan\n", code: "csv.not-finite", says: "line 3 column 2 (`b`)"),
      Bad(text: "a,b\n-inf,2\n", code: "csv.not-finite", says: "holds `-inf`"),
      Bad(text: "a,b\n1e999,2\n", code: "csv.not-finite", says: "line 2 column 1 (`a`)"),
    ])
  func errors(bad: Bad) {
    let fault = fault { try read(bad.text) }
    #expect(fault?.code == bad.code)
    #expect(fault?.message.contains(bad.says) == true, "\(fault?.message ?? "nothing")")
  }

  @Test("bytes that are not UTF-8 are refused with their line")
  func encoding() {
    let latin = Array("name\nM".utf8) + [0xFC] + Array("ller\n".utf8)
    let invalid = fault { try CSV.read(latin, name: "t.csv") }
    #expect(invalid?.code == "csv.encoding")
    #expect(invalid?.message.contains("line 2") == true)
    let wide = fault { try CSV.read([0xFF, 0xFE, 0x61, 0], name: "t.csv") }
    #expect(wide?.message.contains("UTF-16") == true)
  }

  @Test("not finite numbers may count as missing")
  func notFiniteAsMissing() throws {
    let table = try read("a\n1\nNaN\n+inf\n", .init(notFinite: .missing))
    #expect(try table == Table([TableColumn("a", numbers: [1, .nan, .nan])]))
  }

  @Test("writing and reading gives the table back")
  func roundTrip() throws {
    let table = try Table([
      TableColumn("a b", numbers: [1, -0.1, 1e300, .nan, 123_456_789]),
      TableColumn("t\"x", text: ["", nil, "a,b", " edge ", "line\nend \"q\""]),
    ])
    #expect(try CSV.read(CSV.write(table), name: "t.csv") == table)
    let single = try Table([TableColumn("only", numbers: [1, .nan, 3])])
    #expect(try CSV.read(CSV.write(single), name: "t.csv") == single)
    #expect(try CSV.read(CSV.write(table, delimiter: 0x3B), name: "t.csv") == table)
  }

  @Test("ten megabytes are read whole")
  func large() throws {
    var text = "id,a,b,c,d,e,f,g\n"
    for row in 0..<40_000 { text += "c\(row),0.\(row)1,1.25,-3.5e-2,\(row),0,17.123456,2\n" }
    let header = Array(text.utf8.prefix(17))
    let rows = Array(text.utf8.dropFirst(17))
    let large = header + rows + rows + rows + rows + rows + rows
    #expect(large.count > 10_000_000)
    #expect(try CSV.read(large, name: "t.csv").rowCount == 240_000)
  }

  @Test("500 mutations of a file are read or refused, never more")
  func fuzz() {
    let seed = Array("clip,n,text\r\n\"a \"\"1\"\"\",1.5,x\r\nb,,\"y\nz\"\r\nc,-2e3,NA\r\n".utf8)
    let alphabet = Array("\",;\t\n\r\0 1e+-.naNif\u{E9}".utf8) + [0xFF]
    var generator = FuzzGenerator(20)
    var read = 0
    for _ in 0..<FuzzGenerator.count {
      let bytes = generator.mutated(seed, alphabet: alphabet)
      do throws(Fault) {
        let table = try CSV.read(bytes, name: "f.csv")
        read += 1
        #expect(table.columns.allSatisfy { $0.count == table.rowCount })
      } catch {
        #expect(error.code.hasPrefix("csv.") || error.code.hasPrefix("table."))
      }
    }
    #expect(read > 50 && read < 450, "\(read) of 500 were read")
  }
}
