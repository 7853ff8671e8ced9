#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// The names in folders.
enum FolderListing {
  /// The names in a folder, sorted; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The notebooks in a folder and the folders below it, sorted; hidden folders and links are passed
  /// over.
  static func notebooks(in folder: String) -> [String] {
    names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      if name.hasPrefix(".") { return [] }
      if isFolder(path) { return notebooks(in: path) }
      return name.hasSuffix(".lupi") || name.hasSuffix(".lupi.md") ? [path] : []
    }
  }

  /// Whether a path is a folder or a link to one.
  static func leadsToFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths lead to one file.
  static func isSame(_ a: String, _ b: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }

  /// Whether the names in a folder can be listed.
  static func isReadable(_ path: String) -> Bool { access(path, R_OK | X_OK) == 0 }

  /// Whether a path is a folder and not a link to one.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
