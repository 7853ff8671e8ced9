public import Diagnostics
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FileAccess {
  /// The size above which a file is refused unless a caller allows more: 1 GiB.
  public static let standardLimit = 1 << 30

  /// Reads a whole file and records that it was read.
  ///
  /// Throws `file.outside`, `file.missing`, `file.folder`, `file.device`, `file.large` (more bytes
  /// than `limit`), `file.lfs` (a Git LFS pointer in place of the data) and `file.unreadable`.
  public func read(
    _ path: String, limit: Int = standardLimit, suggesting: Bool = true
  ) throws(Fault) -> [UInt8] {
    let found = try find(path, suggesting: suggesting)
    let (bytes, record) = try load(found, named: path, limit: limit)
    // What a run wrote itself is no source of it.
    let isOwn = !folders.contains(found.folder) && filesWritten.contains(found.name)
    if !isOwn { recordRead(record, path: found.path) }
    return bytes
  }

  /// Reads a whole file that was found, and leaves it to the caller to record it: of a thousand
  /// recordings one record is enough.
  ///
  /// Throws as ``read(_:limit:suggesting:)`` does; messages call the file `path`.
  func load(
    _ found: FoundFile, named path: String, limit: Int = standardLimit
  ) throws(Fault) -> (bytes: [UInt8], record: FileRecord) {
    do throws(Fault) {
      let loaded = try open(found, named: path, limit: limit)
      observe { $0.note(.content, found.words, Self.words(for: loaded.record)) }
      return loaded
    } catch {
      observe { $0.note(.content, found.words, error.code) }
      throw error
    }
  }

  /// Reads a file without taking that down.
  func open(
    _ found: FoundFile, named path: String, limit: Int = standardLimit
  ) throws(Fault) -> (bytes: [UInt8], record: FileRecord) {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = openFile(found.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor: descriptor) else {
      throw Self.unreadable(path, errno)
    }
    if status.isFolder {
      throw Fault(
        "file.folder", "`\(path)` must be a file, but is a folder",
        hint: "Name a file in it.", subject: path)
    }
    guard status.isRegular else {
      throw Fault("file.device", "`\(path)` must be a file, but is \(status.kind)")
    }
    guard status.byteCount <= limit else {
      throw Fault(
        "file.large",
        "`\(path)` must have at most \(limit) bytes, but has \(status.byteCount)")
    }
    let bytes = try Self.contents(of: descriptor, count: status.byteCount, path)
    if let fault = Self.pointerFault(bytes, path) { throw fault }
    let record = FileRecord(
      name: found.name, folder: found.folder.spelling, byteCount: bytes.count,
      contentHash: ContentHash(bytes).bits)
    return (bytes, record)
  }

  /// What is known about a file that another program is to read: hash and size, without keeping it.
  ///
  /// Throws as ``read(_:limit:suggesting:)`` does, and `file.empty`; messages call the file `path`.
  func fingerprint(_ found: FoundFile, named path: String) throws(Fault) -> FileRecord {
    do throws(Fault) {
      let record = try hash(found, named: path)
      observe { $0.note(.content, found.words, Self.words(for: record)) }
      guard record.byteCount == 0 else { return record }
    } catch {
      observe { $0.note(.content, found.words, error.code) }
      throw error
    }
    throw Fault(
      "file.empty", "`\(path)` must be a recording, but is empty",
      hint: "Copy or create the file again.")
  }

  private func hash(_ found: FoundFile, named path: String) throws(Fault) -> FileRecord {
    guard let status = FileStatus(path: found.path) else { throw Self.unreadable(path, errno) }
    if status.isFolder {
      throw Fault(
        "file.folder", "`\(path)` must be a file, but is a folder", hint: "Name a file in it.")
    }
    guard status.isRegular else {
      throw Fault("file.device", "`\(path)` must be a file, but is \(status.kind)")
    }
    guard access(found.path, R_OK) == 0 else { throw Self.unreadable(path, errno) }
    let (fault, hash) = try FileBytes.withMapping(found.path) {
      bytes throws(Fault) -> (Fault?, UInt64) in
      (Self.pointerFault(Array(bytes.prefix(1024)), path), ContentHash(bytes).bits)
    }
    if let fault { throw fault }
    return FileRecord(
      name: found.name, folder: found.folder.spelling, byteCount: status.byteCount,
      contentHash: hash)
  }

  /// The bytes of an open file; `path` is what messages call it.
  static func contents(
    of descriptor: Int32, count: Int, _ path: String
  ) throws(Fault) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, initialized in
      while initialized < count, let base = buffer.baseAddress {
        let got = Self.readSome(descriptor, base + initialized, count - initialized)
        if got == 0 { break }
        if got < 0 {
          if errno == EINTR { continue }
          failure = errno
          break
        }
        initialized += got
      }
    }
    if failure != 0 { throw unreadable(path, failure) }
    return bytes
  }

  private static func readSome(
    _ descriptor: Int32, _ target: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, target, count)
    #else
      Darwin.read(descriptor, target, count)
    #endif
  }

  private static func unreadable(_ path: String, _ number: Int32) -> Fault {
    Fault("file.unreadable", "`\(path)` cannot be read: \(PathText.reason(number))")
  }

  /// Git LFS leaves a short text in place of each file that has not been fetched.
  private static func pointerFault(_ bytes: [UInt8], _ path: String) -> Fault? {
    let mark = "version https://git-lfs.github.com/spec/"
    guard bytes.count < 1024, bytes.starts(with: mark.utf8) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let size = lines.first { $0.hasPrefix("size ") }?.dropFirst(5)
    return Fault(
      "file.lfs",
      "`\(path)` must hold data, but is a Git LFS pointer"
        + (size.map { " to a file of \($0) bytes that was not fetched" }
          ?? " to a file that was not fetched"),
      hint: "Fetch the files of the corpus with `git lfs pull` in its folder.")
  }
}

// Outside the type, whose own `open` would hide that of the C library.
private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
