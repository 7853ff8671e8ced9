import Foundation
import Testing

@testable import Session

@Suite struct NotebookFileTests {
  private func path() throws -> String {
    try Scratch.folder().appendingPathComponent("n.lupi").path
  }

  @Test func whatSomebodyWroteMeanwhileStays() throws {
    let path = try path()
    try Data("# One\n".utf8).write(to: URL(fileURLWithPath: path))
    let file = try NotebookFile(path)
    try Data("# Two\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect { try file.write(Array("# Three\n".utf8)) } throws: {
      "\($0)".contains("notebook.changed")
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "# Two\n")
    let folder = (path as NSString).deletingLastPathComponent
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["n.lupi"])
  }
}
