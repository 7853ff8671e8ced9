public import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whole files as bytes, without Foundation.
public enum FileBytes {
  /// The bytes of a file.
  ///
  /// - Throws: `file.missing`, `file.unreadable`.
  public static func read(_ path: String) throws(Fault) -> [UInt8] {
    try withMapping(path) { Array($0) }
  }

  /// Calls a closure with the bytes of a file, which stay on disk until they are touched.
  ///
  /// - Throws: `file.missing`, `file.unreadable`, and what the closure throws.
  public static func withMapping<Result>(
    _ path: String, _ body: (UnsafeRawBufferPointer) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Fault("file.unreadable", "`\(path)` must be a file, but is a folder")
    }
    let size = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG, size > 0 else {
      let bytes = try readAll(descriptor, path)
      var outcome: Swift.Result<Result, Fault> = .failure(failure(path))
      bytes.withUnsafeBytes { buffer in
        do throws(Fault) { outcome = .success(try body(buffer)) } catch {
          outcome = .failure(error)
        }
      }
      return try outcome.get()
    }
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else { throw failure(path) }
    defer { munmap(address, size) }
    return try body(UnsafeRawBufferPointer(start: address, count: size))
  }

  /// Fills memory from a place in a file on; how many bytes there were.
  static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from path: String, at offset: Int
  ) -> Int {
    // A pipe has no places: it must not be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0, let base = buffer.baseAddress else { return 0 }
    defer { close(descriptor) }
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  private static func readAll(_ descriptor: Int32, _ path: String) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { readBytes(descriptor, $0) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func failure(_ path: String) -> Fault {
    if errno == ENOENT {
      return Fault(
        "file.missing", "`\(path)` must be a file that exists, but there is none",
        hint: "Check the path; it starts at the current folder unless it begins with `/`.")
    }
    return Fault(
      "file.unreadable", "`\(path)` cannot be read: \(String(cString: strerror(errno)))")
  }
}

// Outside the type, whose own `read` would hide that of the C library.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
