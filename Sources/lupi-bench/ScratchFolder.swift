import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a fresh name in the system's folder for temporary files, which goes with all that is in it
/// when nobody holds it any more.
final class ScratchFolder {
  let path: String

  /// Makes the folder.
  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/lupi-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Fault(
        "bench.temporary", "a temporary folder must be writable in `\(parent)`, but is not",
        hint: "Set TMPDIR to a folder that you may write to.")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// The files in a folder below this one, each with what tells it from another file of its name.
  func identities(in folder: String) -> [String: UInt64] {
    var identities: [String: UInt64] = [:]
    for name in Self.names(in: "\(path)/\(folder)") {
      var status = stat()
      if lstat("\(path)/\(folder)/\(name)", &status) == 0 {
        identities[name] = UInt64(status.st_ino)
      }
    }
    return identities
  }

  /// Removes a file, or a folder and what is in it; a link goes, and what it leads to stays.
  private static func remove(_ path: String) {
    if unlink(path) == 0 || rmdir(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// What lies in a folder; nothing where there is none.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
