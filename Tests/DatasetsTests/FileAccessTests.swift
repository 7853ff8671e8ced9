import Diagnostics
import Foundation
import Tensors
import Testing

@testable import Datasets

@Suite("File access")
struct FileAccessTests {
  @Test("a file is found in the notebook's folder first, then in the data folders")
  func roots() throws {
    let notebook = try TemporaryFolder()
    let data = try TemporaryFolder()
    try notebook.write("own", "a.txt")
    try data.write("other", "a.txt")
    try data.write("deep", "sub/b.txt")
    let files = try notebook.access(data: [data.path])
    #expect(try files.read("a.txt") == Array("own".utf8))
    #expect(try files.read("sub/../a.txt") == Array("other".utf8))
    #expect(try files.read("sub/b.txt") == Array("deep".utf8))
    #expect(try files.read(data.path + "/a.txt") == Array("other".utf8))
    #expect(try files.read("a.txt") == Array("own".utf8))
    #expect(files.filesRead.map(\.name) == ["a.txt", "a.txt", "sub/b.txt"])
    #expect(files.filesRead.map(\.byteCount) == [3, 5, 4])
    #expect(files.filesRead[0].folder == notebook.path)
    #expect(files.filesRead[2].contentHash == ContentHash("deep".utf8).bits)
  }

  @Test("FNV-1a agrees with its published values")
  func hash() {
    #expect(ContentHash([]).bits == 0xCBF2_9CE4_8422_2325)
    #expect(ContentHash("a".utf8).bits == 0xAF63_DC4C_8601_EC8C)
    #expect(ContentHash("foobar".utf8).bits == 0x8594_4171_F739_67E8)
  }

  @Test("paths that lead elsewhere are refused")
  func escapes() throws {
    let outside = try TemporaryFolder()
    try outside.write("secret", "s.txt")
    let inside = try TemporaryFolder()
    try inside.write("x", "x.txt")
    for (link, target) in [("link.txt", "/s.txt"), ("folder", "")] {
      try FileManager.default.createSymbolicLink(
        atPath: inside.path + "/" + link, withDestinationPath: outside.path + target)
    }
    let files = try inside.access()
    let name = URL(filePath: outside.path).lastPathComponent
    let paths = [
      "/etc/passwd", "../\(name)/s.txt", "../nothing.txt", "link.txt", "folder/s.txt",
      outside.path + "/s.txt", "/no/such/file", "./../../../../etc/passwd", "/proc/self/environ",
    ]
    for path in paths {
      let fault = fault { try files.read(path) }
      #expect(fault?.code == "file.outside", "\(path): \(fault?.message ?? "was read")")
    }
    #expect(files.filesRead.isEmpty)
    #expect(!files.contains("link.txt"))
    // The same link is good once its target is a data folder.
    #expect(try inside.access(data: [outside.path]).read("link.txt") == Array("secret".utf8))
  }

  @Test("what is not a file is named")
  func kinds() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", "sub/x.txt")
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let files = try folder.access()
    #expect(fault { try files.read("sub") }?.code == "file.folder")
    #expect(fault { try files.read(".") }?.code == "file.folder")
    #expect(fault { try files.read("pipe") }?.message.contains("is a pipe") == true)
    #expect(fault { try files.read("") }?.code == "file.name")
    #expect(fault { try files.read("a\0b") }?.code == "file.name")
    #expect(fault { try files.read("sub/x.txt", limit: 0) }?.code == "file.large")
    let devices = try FileAccess(notebookFolder: "/dev")
    #expect(fault { try devices.read("zero") }?.code == "file.device")
    #expect(fault { try devices.read("null") }?.code == "file.device")
  }

  @Test("a missing file brings the nearest name")
  func nearest() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", "ravdess/faces.csv")
    let files = try folder.access()
    #expect(
      fault { try files.read("ravdess/face.csv") }?.hint == "Did you mean `ravdess/faces.csv`?")
    #expect(
      fault { try files.read("ravdes/faces.csv") }?.hint == "Did you mean `ravdess/faces.csv`?")
    let other = fault { try files.read("ravdess/zzz") }
    #expect(other?.code == "file.missing")
    #expect(other?.hint?.contains("--data") == true)
  }

  @Test("a Git LFS pointer is explained")
  func pointer() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "a.npy")
    let fault = fault { try folder.access().readArray("a.npy") }
    #expect(fault?.code == "file.lfs")
    #expect(fault?.message.contains("12345 bytes") == true)
    #expect(fault?.hint?.contains("git lfs pull") == true)
  }

  @Test("a data folder must exist")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    #expect(fault { try folder.access(data: [folder.path + "/no"]) }?.code == "file.missing-folder")
    try folder.write("x", "file")
    #expect(
      fault { try folder.access(data: [folder.path + "/file"]) }?.code == "file.missing-folder")
  }

  @Test("an empty file is read as no bytes")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.write("", "e")
    #expect(try folder.access().read("e") == [])
  }
}
