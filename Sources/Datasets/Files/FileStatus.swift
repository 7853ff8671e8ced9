#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system knows about a file.
struct FileStatus {
  private let status: stat

  /// The status of what a path leads to.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.status = status
  }

  /// The status of an open file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.status = status
  }

  /// The size in bytes.
  var byteCount: Int { Int(status.st_size) }
  /// When the content was changed last, in seconds since 1970.
  var modified: Int {
    #if canImport(Glibc)
      Int(status.st_mtim.tv_sec)
    #else
      Int(status.st_mtimespec.tv_sec)
    #endif
  }
  /// Whether it is a folder.
  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  /// Whether it is a file in the usual sense: no folder, device, pipe or socket.
  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

  /// What it is, with an article.
  var kind: String {
    switch status.st_mode & S_IFMT {
    case S_IFREG: "a file"
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
