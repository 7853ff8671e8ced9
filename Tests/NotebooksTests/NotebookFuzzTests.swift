import Diagnostics
import Language
import Testing

@testable import Notebooks

/// Whatever is written in a notebook, it ends in a verdict: no trap, no hang, every place inside
/// the text, and what is accepted holds.
@Suite struct NotebookFuzzTests {
  private static func test(_ bytes: [UInt8]) -> NotebookTest {
    let program = NotebookProgram(Notebook(name: "a.lupi", bytes: bytes))
    return NotebookTest.run(program) { host in
      Interpreter(
        library: TrialRun.library, host: host,
        limits: Limits(
          steps: 20_000, depth: 100, nesting: 20, listCount: 2_000, stringBytes: 20_000)
      )
    }
  }

  @Test func mutantsEndInAVerdict() {
    var random = SeededGenerator(seed: 5)
    var verdicts: [ExitCode: Int] = [:]
    for number in 0..<Samples.fuzzCount {
      let bytes = Samples.mutant(&random)
      let test = Self.test(bytes)
      verdicts[test.exit, default: 0] += 1
      let problems =
        test.problems + test.verification.mismatches.map(\.diagnostic)
        + test.record.entries.flatMap(\.problems)
      let isPlaced = problems.allSatisfy {
        ($0.span?.end ?? 0) <= bytes.count && !$0.rendered(.plain).isEmpty
      }
      guard isPlaced else {
        Issue.record(
          "a place outside the text \(number): \(String(decoding: bytes, as: UTF8.self))")
        return
      }
      guard number % 8 == 0, test.exit == .mismatch else { continue }
      let accepted = Self.test(test.verification.accepted())
      // A cell that had to fail and did not stays wrong.
      let rest = accepted.verification.mismatches.filter { $0.diagnostic.code != "verify.error" }
      guard rest.isEmpty, accepted.exit != .usage else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)) \(rest)")
        return
      }
    }
    // The mutants reach every part: documents that do not parse, cells that fail, outputs that differ.
    for status in [ExitCode.success, .usage, .cellFailed, .mismatch] {
      #expect(verdicts[status, default: 0] > Samples.fuzzCount / 1000, "\(verdicts)")
    }
  }

  @Test func everyViewEnds() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<(Samples.fuzzCount / 10) {
      let notebook = Notebook(name: "a.lupi", bytes: Samples.mutant(&random))
      for style in RunView.Style.allCases {
        var view = RunView(notebook, style: style, presentation: .plain)
        for block in notebook.blocks {
          switch block {
          case .prose(let prose): _ = view.piece(for: .prose(prose, values: []))
          case .cell(let index, _):
            _ = view.piece(for: .started(notebook.cells[index], isSelected: true))
          case .shebang, .output: break
          }
        }
      }
    }
  }
}
