import Diagnostics
import Foundation
import Testing

@testable import Tensors

@Suite final class AtomicFileTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "lupi-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func put(_ name: String, hoursOld: Double = 0) throws {
    let path = folder + "/" + name
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    let date = Date(timeIntervalSinceNow: -3600 * hoursOld)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
  }

  @Test func onAFullDiskTheOldFileStaysAndNothingIsLeftBehind() throws {
    try put("x")
    var file = AtomicFile(path: folder + "/x", name: "x")
    nonisolated(unsafe) var calls = 0
    file.writer = { descriptor, bytes, count in
      calls += 1
      if calls == 1 { return write(descriptor, bytes, min(3, count)) }
      errno = ENOSPC
      return -1
    }
    let fault = #expect(throws: Fault.self) { try file.replace(with: Array("new content".utf8)) }
    #expect(fault?.code == "file.full")
    #expect(calls == 2)
    #expect(try String(contentsOfFile: folder + "/x", encoding: .utf8) == "old")
    #expect(try names() == ["x"])
  }

  @Test func aCheckMayKeepTheOldFile() throws {
    try put("x")
    let fault = #expect(throws: Fault.self) {
      try AtomicFile(path: folder + "/x").replace(with: [1]) { () throws(Fault) in
        throw Fault("test.no", "no")
      }
    }
    #expect(fault?.code == "test.no")
    #expect(try names() == ["x"])
    #expect(try String(contentsOfFile: folder + "/x", encoding: .utf8) == "old")
  }

  @Test func permissionsAreKept() throws {
    try put("x")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/x")
    try AtomicFile(path: folder + "/x").replace(with: [1])
    let kept = try FileManager.default.attributesOfItem(atPath: folder + "/x")
    #expect(kept[.posixPermissions] as? Int == 0o600)
  }

  /// Only what a process of ours left, that is dead, and long ago.
  @Test func leftoversOfKilledProcessesGo() throws {
    let dead = try Process.run(URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", "exit 0"])
    dead.waitUntilExit()
    let process = dead.processIdentifier
    try put(".lupi-\(process)-5k7d", hoursOld: 2)
    let others = [
      (".lupi-\(process)-new", 0.0), (".lupi-\(getpid())-5k7d", 2), (".lupi-\(process)", 2),
      (".lupi-notes-5k7d", 2), (".lupi-\(process)-5k7d.txt", 2), ("lupi-\(process)-5k7d", 2),
      (".lupi--5-5k7d", 2),
    ]
    for (name, hours) in others { try put(name, hoursOld: hours) }
    try AtomicFile(path: folder + "/x").replace(with: [1])
    #expect(try names() == (others.map(\.0) + ["x"]).sorted())
  }
}
