import Diagnostics
import Testing

@testable import Language

/// Programs whose expectations stand as comments on their lines: `#>` the value of the statement
/// that ends there, `#!` the code of its error and, after a colon, the column.
@Suite struct ProgramTests {
  @Test(arguments: Programs.all)
  func behavesAsItsCommentsSay(_ program: Programs.Example) throws {
    let interpreter = Interpreter(library: TestLibrary.functions, host: TestHost())
    for (number, chunk) in chunks(program.text).enumerated() {
      let outcome: String
      do {
        let value = try run(chunk.text, in: interpreter, cell: "\(program.name)-\(number)")
        outcome = value.map { $0.literal(limit: nil) } ?? ""
      } catch let error as Diagnostic {
        let column = error.span.map { error.source?.position(at: $0.start).column ?? 0 } ?? 0
        outcome = "! \(error.code):\(column)"
      }
      #expect(outcome == chunk.expectation, "\(program.name), line \(chunk.line): \(chunk.text)")
    }
  }

  /// Statements with the expectation behind their last line.
  private func chunks(_ text: String) -> [(line: Int, text: String, expectation: String)] {
    var chunks: [(line: Int, text: String, expectation: String)] = []
    var pending = ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if line.isEmpty { continue }
      let parts = line.split(separator: "  #", maxSplits: 1)
      pending += line + "\n"
      let next = number + 1 < lines.count ? lines[number + 1] : ""
      let continues = next.first.map { " }]".contains($0) } ?? false
      let isGroup = next.hasPrefix("fn") && line.hasPrefix("fn") && parts.count == 1
      if continues || next.hasPrefix("else") || next.hasPrefix("|>") || isGroup { continue }
      var expectation = ""
      if parts.count == 2, parts[1].hasPrefix("> ") { expectation = String(parts[1].dropFirst(2)) }
      if parts.count == 2, parts[1].hasPrefix("! ") { expectation = String(parts[1]) }
      chunks.append((number + 1, pending, expectation))
      pending = ""
    }
    return chunks
  }
}
