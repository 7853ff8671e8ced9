import Datasets
public import Diagnostics

/// A small file of text that a command reads and writes, wherever the person says.
public enum SideFile {
  /// The most bytes of such a file.
  private static let limit = 64 << 20

  /// Reads the text of a file.
  ///
  /// Throws what reading a file throws, and `file.text` for bytes that are not UTF-8.
  public static func read(_ path: String) throws(Fault) -> String {
    let (folder, name) = parts(of: path)
    let bytes = try FileAccess(notebookFolder: folder).read(name, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault("file.text", "`\(path)` must be UTF-8 text, but is not")
    }
    return text
  }

  /// Writes a file as a whole.
  public static func write(_ text: String, to path: String) throws(Fault) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file as a whole.
  public static func write(_ bytes: [UInt8], to path: String) throws(Fault) {
    let (folder, name) = parts(of: path)
    try FileAccess(notebookFolder: folder, outputFolder: folder).write(bytes, to: name)
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
