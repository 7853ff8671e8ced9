import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// A file that a command is to write, wherever the person says.
enum OutputFile {
  /// Looks whether a file can be written, before anything is computed for it.
  ///
  /// Throws `output.folder` where its folder is not there or may not be written, and `output.file` where
  /// the path is that of a folder.
  static func check(_ path: String) throws(Fault) {
    let folder = NotebookFile.folder(of: path)
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Fault(
        "output.folder", "the folder of `\(path)` must exist, but does not",
        hint: "Make it first, or write to another folder.")
    }
    guard access(folder, W_OK) == 0 else {
      throw Fault(
        "output.folder",
        "the folder of `\(path)` must be writable, but is not: \(String(cString: strerror(errno)))",
        hint: "Write to another folder, or change the permissions.")
    }
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
    throw Fault(
      "output.file", "`\(path)` must be a file, but is a folder",
      hint: "Give the name of a file in it.")
  }
}
