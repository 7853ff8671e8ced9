public import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers in a file that has no name and goes with the process: for what is larger than memory.
///
/// Numbers are appended once and read many times, from any thread. They are read with `pread` and not
/// mapped: pages of a mapping count as memory of the process, and a disk that fails would end it.
public final class FloatFile: Sendable {
  private let descriptor: Int32
  private let folder: String

  /// Makes a file in a folder.
  ///
  /// - Throws: `file.unwritable`.
  public init(folder: String) throws(Fault) {
    var template = Array("\(folder)/.lupi-rows-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return -1 }
      let made = mkstemp(base)
      // Without a name nothing is left behind, however the process ends.
      if made >= 0 { unlink(base) }
      return made
    }
    guard made >= 0 else {
      throw Fault(
        "file.unwritable",
        "numbers that do not fit into memory must be kept in `\(folder)`, but it cannot be written: "
          + String(cString: strerror(errno)))
    }
    _ = fcntl(made, F_SETFD, FD_CLOEXEC)
    descriptor = made
    self.folder = folder
  }

  /// Makes another file in the folder of one.
  ///
  /// - Throws: `file.unwritable`.
  public convenience init(beside other: FloatFile) throws(Fault) {
    try self.init(folder: other.folder)
  }

  deinit { close(descriptor) }

  /// Writes numbers at a place, counted in numbers from 0.
  ///
  /// - Throws: `file.full`, `file.unwritable`.
  public func write(_ values: UnsafeBufferPointer<Float>, at place: Int) throws(Fault) {
    let bytes = UnsafeRawBufferPointer(values)
    var done = 0
    while done < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done,
        off_t(place * 4 + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw Fault(
          errno == ENOSPC || errno == EDQUOT ? "file.full" : "file.unwritable",
          "numbers that do not fit into memory must be kept on disk, but they cannot be written: "
            + String(cString: strerror(errno)),
          hint: "Make room, or take fewer clips.")
      }
      done += count
    }
  }

  /// Reads numbers from a place on.
  ///
  /// - Throws: `file.unreadable`.
  public func read(
    _ count: Int, at place: Int, into target: UnsafeMutablePointer<Float>
  ) throws(Fault) {
    let bytes = UnsafeMutableRawPointer(target)
    var done = 0
    while done < count * 4 {
      let got = pread(descriptor, bytes + done, count * 4 - done, off_t(place * 4 + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else {
        throw Fault(
          "file.unreadable",
          "numbers that were kept on disk cannot be read again: "
            + (got == 0 ? "they are not there" : String(cString: strerror(errno))))
      }
      done += got
    }
  }
}
