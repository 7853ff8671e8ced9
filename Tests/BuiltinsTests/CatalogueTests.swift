import Binding
import Builtins
import Diagnostics
import Language
import Testing

/// Runs code with every builtin and returns what it shows; what it writes goes to a folder of its own, or
/// to one that outlives it.
func shown(_ code: String, in folder: TemporaryFolder? = nil) throws -> String {
  final class Lines: Host, @unchecked Sendable {
    var lines: [String] = []
    var isInterrupted: Bool { false }
    func show(_ value: Value, in evaluation: Evaluation) throws {
      lines.append(value.display(.plain))
    }
  }
  let host = Lines()
  let folder = try folder ?? TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  let workspace = try Workspace(
    notebookFolder: ".", dataFolders: [], outputFolder: folder.path, isExact: true, threads: 2)
  let interpreter = workspace.interpreter(host: host, progress: { _ in })
  let outcome = Parser.parse(SourceText(name: "example", text: code))
  guard let program = outcome.program else { throw outcome.diagnostics[0] }
  if let fault = interpreter.check([(cell: "example", program: program)]).first { throw fault }
  if let value = try interpreter.run(program, cell: "example"), !value.isNone {
    host.lines.append(value.display(.plain))
  }
  return host.lines.joined(separator: "\n")
}

@Suite struct CatalogueTests {
  @Test func declarationsKeepTheHouseRules() { #expect(Catalogue.standard.lint() == []) }

  /// Every example runs and shows what it says; a line `...` stands for any lines, and spaces at the
  /// end of a line do not count.
  @Test(arguments: Catalogue.standard.builtins.map(\.name))
  func examplesShowWhatTheySay(name: String) throws {
    let builtin = try #require(Catalogue.standard[name])
    for example in builtin.examples {
      do {
        let text = try shown(example.code)
        #expect(matches(text, example.shows), "\(example.code)\n\(text)")
      } catch let diagnostic as Diagnostic {
        Issue.record("\(example.code)\n\(diagnostic.rendered())")
      }
    }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.reversed().drop { $0 == " " }.reversed())
      }
    }
    let (shown, wanted) = (lines(text), lines(pattern))
    guard let gap = wanted.firstIndex(of: "...") else { return shown == wanted }
    let tail = Array(wanted[(gap + 1)...])
    return shown.count >= gap + tail.count && Array(shown.prefix(gap)) == Array(wanted[..<gap])
      && Array(shown.suffix(tail.count)) == tail
  }
}
