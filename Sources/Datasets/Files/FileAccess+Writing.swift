public import Diagnostics
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FileAccess {
  /// Writes a file below the output folder, all of it or nothing, and makes the folders on the way.
  ///
  /// Returns the path relative to the output folder. Throws `file.no-output` where there is no
  /// output folder, `file.outside`, `file.folder`, `file.full` and `file.unwritable`.
  @discardableResult
  public func write(_ bytes: [UInt8], to path: String) throws(Fault) -> String {
    try Self.checkName(path)
    guard let outputFolder else {
      throw Fault(
        "file.no-output", "there must be an output folder to write `\(path)`, but there is none",
        hint: "Start lupi with `--out` and a folder.")
    }
    try Self.makeFolder(outputFolder)
    guard let root = PathText.canonical(outputFolder) else {
      throw Fault("file.unwritable", "the output folder `\(outputFolder)` cannot be opened")
    }
    let target = PathText.normalized(PathText.join(root, path))
    let here = PathText.canonical(".") ?? "/"
    let typed = PathText.normalized(PathText.join(here, outputFolder))
    let relative: String
    if PathText.isInside(target, root) {
      relative = PathText.relative(target, to: root)
    } else if PathText.isInside(target, typed) {
      relative = PathText.relative(target, to: typed)
    } else {
      throw escaping(path, outputFolder)
    }
    let whole = PathText.join(root, relative)
    if relative.isEmpty || path.hasSuffix("/") || FileStatus(path: whole)?.isFolder == true {
      throw Fault("file.folder", "`\(path)` must be the name of a file, but is a folder")
    }
    try makeParents(of: relative, in: root, path, outputFolder)
    try AtomicFile(path: whole, name: path).replace(with: bytes)
    recordWritten(relative, bytes)
    return relative
  }

  /// Makes the folders between the output folder and a file; none of them may lead elsewhere.
  private func makeParents(
    of relative: String, in root: String, _ path: String, _ outputFolder: String
  ) throws(Fault) {
    var folder = root
    for part in relative.split(separator: "/").dropLast() {
      folder = PathText.join(folder, String(part))
      if let real = PathText.canonical(folder), !PathText.isInside(real, root) {
        throw escaping(path, outputFolder)
      }
      try Self.makeFolder(folder)
    }
  }

  /// Makes a folder and its parents where they do not exist.
  static func makeFolder(_ folder: String) throws(Fault) {
    if mkdir(folder, 0o755) == 0 { return }
    var number = errno
    if number == ENOENT, PathText.parent(folder) != folder {
      try makeFolder(PathText.parent(folder))
      number = mkdir(folder, 0o755) == 0 ? 0 : errno
    }
    if number == 0 || FileStatus(path: folder)?.isFolder == true { return }
    throw Fault(
      "file.unwritable", "the folder `\(folder)` cannot be made: \(PathText.reason(number))",
      hint: "Choose another output folder.")
  }

  private func escaping(_ path: String, _ outputFolder: String) -> Fault {
    Fault(
      "file.outside",
      "files must be written below the output folder `\(outputFolder)`, but `\(path)` leads "
        + "elsewhere",
      hint: "Give a path relative to the output folder.", subject: path)
  }
}
