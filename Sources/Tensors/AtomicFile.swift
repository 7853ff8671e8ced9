public import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Replaces a file as a whole: a reader sees the old content or the new, never a part.
public struct AtomicFile {
  /// Writes bytes to a descriptor and returns how many it took, or -1 with `errno` set.
  typealias Writer = (Int32, UnsafeRawPointer, Int) -> Int

  /// The path of the file.
  private let path: String
  /// How the file is called in messages.
  private let name: String
  /// Whether the file must outlive a power cut, and what killed processes left beside it must go; what
  /// is written often and checked when it is read needs neither.
  public var isDurable = true
  /// How bytes are written; a test puts a full disk here.
  var writer: Writer = { write($0, $1, $2) }

  /// Describes a file; messages call it by its path unless told.
  public init(path: String, name: String? = nil) {
    self.path = path
    self.name = name ?? path
  }

  /// Writes a temporary file in the same folder, waits until it is on the disk and renames it; what
  /// killed processes left in the folder goes.
  ///
  /// The permissions of the old file are kept.
  ///
  /// - Parameter check: Called when all is written; if it throws, the old file stays.
  /// - Throws: `file.full` where there is no room, `file.unwritable`, and what `check` throws; the old
  ///   file stays.
  public func replace(
    with bytes: [UInt8], after check: () throws(Fault) -> Void = {}
  ) throws(Fault) {
    let temporary = TemporaryName(besides: path)
    if isDurable { TemporaryName.removeLeftovers(in: temporary.folder) }
    let descriptor = open(
      temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw fault(errno) }
    var failure = writeAll(bytes, to: descriptor)
    if failure == 0, isDurable, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    do throws(Fault) {
      guard failure == 0 else { throw fault(failure) }
      try check()
      guard rename(temporary.path, path) == 0 else { throw fault(errno) }
    } catch {
      unlink(temporary.path)
      throw error
    }
    if isDurable { syncFolder(temporary.folder) }
  }

  /// Whether a file's name is one under which a file is written.
  public static func isTemporary(_ name: String) -> Bool { name.hasPrefix(TemporaryName.start) }

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

  private var mode: mode_t {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0o644 }
    return status.st_mode & 0o777
  }

  /// The new name reaches the disk with its folder; a folder that cannot be synced does no harm.
  private func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func fault(_ number: Int32) -> Fault {
    if number == ENOSPC || number == EDQUOT {
      return Fault(
        "file.full", "`\(name)` cannot be written: there is no room on the disk",
        hint: "Make room, or write to another disk.")
    }
    return Fault(
      "file.unwritable", "`\(name)` cannot be written: \(String(cString: strerror(number)))")
  }
}
