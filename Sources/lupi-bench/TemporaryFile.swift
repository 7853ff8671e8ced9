import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of a fresh name in the system's folder for such files, for as long as somebody holds it.
final class TemporaryFile {
  let path: String

  /// Makes the file empty.
  init() throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(folder)/lupi-bench-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw Fault(
        "bench.temporary", "a temporary file must be writable in `\(folder)`, but is not",
        hint: "Set TMPDIR to a folder that you may write to.")
    }
    close(descriptor)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { unlink(path) }
}
