import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Replaces a file as a whole: a reader sees the old content or the new, never a part.
struct AtomicFile {
  /// Writes bytes to a descriptor and returns how many it took, or -1 with `errno` set.
  typealias Writer = (Int32, UnsafeRawPointer, Int) -> Int

  /// The absolute path of the file.
  let path: String
  /// How the file is called in messages.
  let name: String
  /// Whether the file must outlive a power cut; what is checked when it is read need not.
  var isDurable = true
  /// How bytes are written; a test puts a full disk here.
  var writer: Writer = { write($0, $1, $2) }

  /// How names of temporary files begin.
  static let temporaryPrefix = ".lupi-"

  /// Writes a temporary file in the same folder, waits until it is on the disk and renames it.
  ///
  /// Throws `file.full` where there is no room and `file.unwritable` otherwise; the old file stays.
  func replace(with bytes: [UInt8]) throws(Fault) {
    let temporary = PathText.join(
      PathText.parent(path), "\(Self.temporaryPrefix)\(getpid())-\(Self.token())")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw fault(errno) }
    var failure = writeAll(bytes, to: descriptor)
    if failure == 0, isDurable, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw fault(failure)
    }
    if isDurable { syncFolder() }
  }

  /// Returns 0 or an error number.
  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var done = 0
      while done < buffer.count {
        let taken = writer(descriptor, base + done, buffer.count - done)
        if taken < 0 {
          if errno == EINTR { continue }
          return errno
        }
        if taken == 0 { return ENOSPC }
        done += taken
      }
      return 0
    }
  }

  /// The new name reaches the disk with its folder; a folder that cannot be synced does no harm.
  private func syncFolder() {
    let descriptor = open(PathText.parent(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func fault(_ number: Int32) -> Fault {
    if number == ENOSPC || number == EDQUOT {
      return Fault(
        "file.full", "`\(name)` cannot be written: there is no room on the disk",
        hint: "Make room, or choose another output folder.")
    }
    return Fault("file.unwritable", "`\(name)` cannot be written: \(PathText.reason(number))")
  }

  /// A number that no other writer of this process uses at the same time.
  private static func token() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }
}
