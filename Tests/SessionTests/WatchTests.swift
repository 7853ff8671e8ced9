import Foundation
import Notebooks
import Testing

@testable import Session

@Suite struct WatchTests {
  private final class Sink: TextSink, @unchecked Sendable {
    private(set) var text = ""
    func write(_ more: String) { text += more }
  }

  @Test func whatIsSavedRuns() throws {
    let path = try Scratch.notebook("```lupi #a\n1 + 1\n```\n")
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (output, errors) = (Sink(), Sink())
    let terminal = Terminal(
      environment: [:], inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false,
      columns: nil)
    let console = Console(terminal: terminal, output: output, errors: errors)
    // What somebody does between two looks at the file, and what has been shown by then.
    var steps: [() throws -> Void] = [
      { #expect(output.text == "2\n") },
      { try "```lupi #a\n1 + 2\n```\n".write(toFile: path, atomically: true, encoding: .utf8) },
      { #expect(output.text == "2\n3\n") },
      { try FileManager.default.removeItem(atPath: path) },
      { try "```lupi #a\n1 +\n```\n".write(toFile: path, atomically: true, encoding: .utf8) },
      { #expect(errors.text.contains("error[syntax.")) },
      { try "```lupi #a\n1 + 3\n```\n".write(toFile: path, atomically: true, encoding: .utf8) },
      // Touched, but not changed.
      { try "```lupi #a\n1 + 3\n```\n".write(toFile: path, atomically: true, encoding: .utf8) },
    ]
    let watch = try WatchCommand(console, Invocation(["watch", path])) {
      guard !steps.isEmpty else { return false }
      do { try steps.removeFirst()() } catch { Issue.record(error) }
      return true
    }
    #expect(try watch.run() == .success)
    #expect(output.text == "2\n3\n4\n", "\(output.text) \(errors.text)")
  }

  @Test func mistakesEndItAtOnce() {
    #expect(lupi(["watch", "/nowhere/n.lupi"]).status == 2)
    #expect(lupi(["watch"]).status == 2)
  }
}
