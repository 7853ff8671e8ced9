import Diagnostics
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A `.npy` file of a million floats.
final class NumPyCase: BenchCase {
  let name = "npy_read"
  private let path: String
  private let written: Tensor
  private var read: Tensor

  init() throws {
    written = try Tensor([1000, 1000], RandomKey(7).normals(1_000_000))
    read = Tensor(0)
    path = try Self.temporaryPath()
    try NumPyFile.write(written, path: path)
  }

  deinit { unlink(path) }

  /// An empty file of a fresh name in the system's folder for such files.
  private static func temporaryPath() throws -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(folder)/lupi-bench-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw Fault(
        "bench.temporary", "a temporary file must be writable in `\(folder)`, but is not",
        hint: "Set TMPDIR to a folder that you may write to.")
    }
    close(descriptor)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var items: (count: Int, unit: String) { (written.count, "numbers") }

  func run() throws {
    read = try NumPyFile.read(path)
  }

  func verify() throws -> String? {
    try run()
    return read == written ? nil : "what is read is not what was written"
  }
}
