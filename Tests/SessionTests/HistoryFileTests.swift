import Diagnostics
import Foundation
import Testing

@testable import Session

@Suite struct HistoryFileTests {
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test(arguments: ["a", "a\nb", "\\n", "\\", "é 中\n  \"x\\n\"\n", "a\\\nb"])
  func entriesComeBackAsTheyWere(entry: String) {
    let line = HistoryFile.line(of: entry)
    #expect(line.hasSuffix("\n") && line.dropLast().allSatisfy { $0 != "\n" })
    #expect(HistoryFile.entry(of: line.dropLast().utf8) == entry)
  }

  @Test func damagedLinesAreLeftOut() {
    #expect(HistoryFile.entry(of: [0xFF, 65]) == nil)
    #expect(HistoryFile.entry(of: [65, 0, 66]) == nil)
    #expect(HistoryFile.entry(of: []) == nil)
    #expect(HistoryFile.entry(of: Array("a\u{1B}[2Jb".utf8)) == "a[2Jb")
  }

  @Test func aCutOffLineSwallowsNothing() throws {
    try inFolder { folder in
      let path = folder.appendingPathComponent("h").path
      try Data("one\ntw".utf8).write(to: URL(fileURLWithPath: path))
      let history = HistoryFile(path: path)
      #expect(history.load() == ["one", "tw"])
      #expect(history.append("three") == nil)
      #expect(HistoryFile(path: path).load() == ["one", "tw", "three"])
    }
  }

  @Test func foldersAreMade() throws {
    try inFolder { folder in
      let history = HistoryFile(["XDG_STATE_HOME": folder.path + "/a/b"])
      #expect(history?.append("x") == nil)
      let text = try String(contentsOfFile: folder.path + "/a/b/lupi/history", encoding: .utf8)
      #expect(text == "x\n")
    }
  }

  @Test func theEnvironmentSaysWhere() {
    #expect(HistoryFile(["LUPI_HISTORY": "", "HOME": "/x"]) == nil)
    #expect(HistoryFile(["XDG_STATE_HOME": "relative"]) == nil)
    #expect(HistoryFile([:]) == nil)
    #expect(HistoryFile(["HOME": "/x"]) != nil)
  }

  @Test func aLongFileIsShortened() throws {
    try inFolder { folder in
      let path = folder.appendingPathComponent("h").path
      let lines = (0..<5000).map { "entry \($0)\n" }.joined()
      try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
      let entries = HistoryFile(path: path).load()
      #expect(entries.count == HistoryFile.mostEntries && entries.last == "entry 4999")
      let kept = try String(contentsOfFile: path, encoding: .utf8)
      #expect(kept.split(separator: "\n").count == HistoryFile.mostEntries)
    }
  }

  @Test func whatIsNoFileIsLeftAlone() throws {
    try inFolder { folder in
      let history = HistoryFile(path: folder.path)
      #expect(history.load() == [])
      #expect(history.append("x")?.code == "prompt.history")
      #expect(history.append("y") == nil)
      mkfifo(folder.path + "/pipe", 0o600)
      let pipe = HistoryFile(path: folder.path + "/pipe")
      #expect(pipe.load() == [])
      #expect(pipe.append("x") == nil)
    }
  }
}
