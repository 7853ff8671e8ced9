#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths as text, and the few questions about them that only the system can answer.
enum PathText {
  /// The path below a folder; an absolute path stays as it is.
  static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The path without `.`, `..` and doubled slashes, by its text alone.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Everything before the last slash.
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Everything after the last slash.
  static func lastPart(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// Whether a path is a folder or lies below it; both absolute and without `..`.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || folder == "/" || path.hasPrefix(folder + "/")
  }

  /// The path below a folder that holds it; empty for the folder itself.
  static func relative(_ path: String, to folder: String) -> String {
    String(path.dropFirst(folder.count).drop { $0 == "/" })
  }

  /// The path without symbolic links, if it leads to something that exists.
  static func canonical(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The names in a folder, sorted; nothing where it cannot be read.
  static func entries(of folder: String) -> [String] { listing(of: folder) ?? [] }

  /// The names in a folder, sorted; `nil` where it cannot be read.
  static func listing(of folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What the system says about an error number.
  static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
