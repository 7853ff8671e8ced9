import Binding
import Builtins
import Diagnostics
import Foundation
import Language
import Testing

@testable import Session

/// A session of typical lines for each chapter of the manual, right ones and mistakes, with what the
/// prompt answers.
///
/// A transcript's lines after `> ` are entries, `. ` goes on with one, everything else is what the
/// session said. With the variable LUPI_ACCEPT set, what is said now is written in its place:
///
///     LUPI_ACCEPT=1 swift test --filter TranscriptTests
@Suite struct TranscriptTests {
  private static let folder = projectFolder + "/Tests/SessionTests/Transcripts"

  @Test(arguments: Catalogue.standard.groups.map(\.name))
  func sessionsSayWhatIsWritten(group: String) throws {
    let path = Self.folder + "/\(group).txt"
    let written = try String(contentsOfFile: path, encoding: .utf8)
    let said = try transcript(of: entries(of: written))
    if ProcessInfo.processInfo.environment["LUPI_ACCEPT"] != nil {
      try Data(said.utf8).write(to: URL(fileURLWithPath: path))
    } else {
      #expect(said == written, "\(difference(said, written))")
    }
  }

  /// Every chapter has its session, and every session its chapter.
  @Test func theFilesAreThoseOfTheChapters() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(Set(files) == Set(Catalogue.standard.groups.map { $0.name + ".txt" }))
  }

  /// A session that never called its chapter would prove nothing about it.
  @Test(arguments: Catalogue.standard.groups.map(\.name))
  func sessionsUseTheirChapter(group: String) throws {
    let text = try String(contentsOfFile: Self.folder + "/\(group).txt", encoding: .utf8)
    let lines = entries(of: text).joined(separator: "\n")
    let used = Catalogue.standard.builtins.filter { builtin in
      builtin.group.name == group
        && lines.range(of: "\\b\(builtin.name)\\(", options: .regularExpression) != nil
    }
    #expect(used.count >= 5, "\(used.map(\.name))")
    #expect(text.contains("\nerror["))
  }

  private func entries(of text: String) -> [String] {
    text.split(separator: "\n").reduce(into: []) { entries, line in
      if line.hasPrefix("> ") {
        entries.append(String(line.dropFirst(2)))
      } else if line.hasPrefix(". "), let last = entries.popLast() {
        entries.append(last + "\n" + line.dropFirst(2))
      }
    }
  }

  private func transcript(of entries: [String]) throws -> String {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let screen = TranscriptScreen()
    let terminal = Terminal(
      environment: [:], inputIsTerminal: true, outputIsTerminal: false, errorIsTerminal: false,
      columns: nil)
    let console = Console(terminal: terminal, output: screen, errors: screen)
    let session = PromptSession(
      console: console,
      workspace: try Workspace(
        notebookFolder: folder.path, dataFolders: [], outputFolder: folder.path + "/out",
        isExact: true, threads: 2))
    for entry in entries {
      screen.write("> " + entry.replacingOccurrences(of: "\n", with: "\n. ") + "\n")
      let outcome = Parser.parse(SourceText(name: "prompt", text: entry))
      for diagnostic in outcome.diagnostics { console.show(diagnostic) }
      if let program = outcome.program, outcome.diagnostics.isEmpty { _ = session.run(program) }
    }
    return screen.lines.replacingOccurrences(of: folder.path, with: "/home/reader")
  }

  /// The first line that differs.
  private func difference(_ said: String, _ written: String) -> String {
    let (new, old) = (said.components(separatedBy: "\n"), written.components(separatedBy: "\n"))
    let place =
      zip(new, old).enumerated().first { $1.0 != $1.1 }?.offset ?? min(new.count, old.count)
    func line(_ lines: [String]) -> String { place < lines.count ? lines[place] : "nothing" }
    return "line \(place + 1) says `\(line(new))`, but `\(line(old))` is written; look at it, and "
      + "accept it with LUPI_ACCEPT=1"
  }
}

/// What a person would see: output and errors in their order, without spaces at the ends of lines.
private final class TranscriptScreen: TextSink, @unchecked Sendable {
  private let lock = NSLock()
  private var text = ""
  func write(_ more: String) { lock.withLock { text += more } }
  var lines: String {
    lock.withLock { text }.components(separatedBy: "\n")
      .map { $0.replacing(#/ +$/#, with: "") }.joined(separator: "\n")
  }
}
