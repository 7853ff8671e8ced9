import Diagnostics
import Foundation
import Testing

@testable import Datasets

@Suite("File writing")
struct FileWritingTests {
  private func content(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test("files are written below the output folder, which is made")
  func writing() throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/a/out"
    let files = try folder.access(output: out)
    #expect(try files.write(Array("one".utf8), to: "x.txt") == "x.txt")
    #expect(try files.write(Array("two".utf8), to: "x.txt") == "x.txt")
    #expect(try files.write(Array("deep".utf8), to: "p/q/../r/y.txt") == "p/r/y.txt")
    #expect(try files.write([], to: out + "/z.txt") == "z.txt")
    #expect(try content(out + "/x.txt") == "two")
    #expect(try content(out + "/p/r/y.txt") == "deep")
    #expect(files.filesWritten == ["x.txt", "p/r/y.txt", "z.txt"])
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(names == ["p", "x.txt", "z.txt"])
  }

  @Test("what was written can be read again, by this run before others of its name")
  func readingBack() throws {
    let folder = try TemporaryFolder()
    let elsewhere = try TemporaryFolder()
    let outside = try TemporaryFolder()
    let files = try folder.access(output: elsewhere.path)
    #expect(!files.contains("x.txt"))
    try files.write(Array("made".utf8), to: "x.txt")
    #expect(try files.read("x.txt") == Array("made".utf8))
    #expect(try files.find("x.txt").name == "x.txt")
    // What a run wrote itself is no source of it; what another run wrote is.
    #expect(files.filesRead.isEmpty)
    try elsewhere.write("older", "p/y.txt")
    #expect(try files.read("p/y.txt") == Array("older".utf8))
    #expect(files.filesRead.map(\.name) == ["p/y.txt"])
    try folder.write("mine", "x.txt")
    #expect(try files.read("x.txt") == Array("made".utf8))
    #expect(try folder.access(output: elsewhere.path).read("x.txt") == Array("mine".utf8))
    try outside.write("secret", "z.txt")
    try FileManager.default.createSymbolicLink(
      atPath: elsewhere.path + "/link", withDestinationPath: outside.path)
    for path in ["link/z.txt", outside.path + "/z.txt", "../z.txt"] {
      #expect(throws: Fault.self) { try files.read(path) }
    }
  }

  @Test("paths that lead elsewhere are refused")
  func escapes() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try folder.write("", "out/keep")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/out/link", withDestinationPath: outside.path)
    let files = try folder.access(output: folder.path + "/out")
    let temporary = FileManager.default.temporaryDirectory.path
    for path in [
      "../x", temporary + "/x", "a/../../x", "link/x", outside.path + "/x", "../output/x",
    ] {
      #expect(fault { try files.write([1], to: path) }?.code == "file.outside", "\(path)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
    #expect(fault { try files.write([1], to: ".") }?.code == "file.folder")
    #expect(fault { try files.write([1], to: "new/") }?.code == "file.folder")
    #expect(fault { try files.write([1], to: "keep/x") }?.code == "file.unwritable")
    #expect(fault { try folder.access().write([1], to: "x") }?.code == "file.no-output")
  }

  @Test("a link to elsewhere is replaced, not followed")
  func linkAsTarget() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("old", "t")
    try folder.write("", "keep")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/l", withDestinationPath: outside.path + "/t")
    try folder.access(output: folder.path).write(Array("new".utf8), to: "l")
    #expect(try content(outside.path + "/t") == "old")
    #expect(try content(folder.path + "/l") == "new")
  }
}
