#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The name of a file that is being written, which says by which process: `.lupi-1234-5k7d`.
struct TemporaryName {
  /// The folder.
  let folder: String
  /// Where the file is written.
  let path: String

  /// How such names begin.
  static let start = ".lupi-"
  /// How old a file must be to count as left over, in seconds: in a folder that machines share, the
  /// number of a living process may be one that this machine does not know.
  private static let age = 3600

  /// A new name beside a file.
  init(besides target: String) {
    if let slash = target.lastIndex(of: "/") {
      folder = slash == target.startIndex ? "/" : String(target[..<slash])
    } else {
      folder = "."
    }
    let token = String(UInt64.random(in: .min ... .max), radix: 36)
    path = Self.join(folder, "\(Self.start)\(getpid())-\(token)")
  }

  /// Removes what processes that were killed left in a folder.
  static func removeLeftovers(in folder: String) {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let path = join(folder, name)
      if let process = process(of: name), isLeftOver(path, by: process) { unlink(path) }
    }
  }

  /// The process that a name says.
  private static func process(of name: String) -> pid_t? {
    guard name.hasPrefix(start) else { return nil }
    let parts = name.dropFirst(start.count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let process = pid_t(parts[0]), process > 0,
      UInt64(parts[1], radix: 36) != nil
    else { return nil }
    return process
  }

  private static func isLeftOver(_ path: String, by process: pid_t) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    #if canImport(Glibc)
      let changed = status.st_mtim.tv_sec
    #else
      let changed = status.st_mtimespec.tv_sec
    #endif
    return time(nil) - changed > age && kill(process, 0) != 0 && errno == ESRCH
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
