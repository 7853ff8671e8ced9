import Diagnostics

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

  /// The notebooks of a command's operands; a folder stands for all notebooks below it.
  static func notebooks(of operands: [String]) throws(Fault) -> [String] {
    var paths: [String] = []
    for operand in operands {
      let folder = operand.hasSuffix("/") ? String(operand.dropLast()) : operand
      guard isFolder(folder) else {
        paths.append(operand)
        continue
      }
      let found = notebooks(in: folder)
      guard !found.isEmpty else {
        throw Fault(
          "notebook.none", "there must be a notebook below `\(operand)`, but there is none",
          hint: "A notebook's name ends in `.lupi`.")
      }
      paths += found
    }
    return paths
  }

  /// Whether a path is a folder and not a link to one.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
