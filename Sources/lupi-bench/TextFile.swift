import Datasets

/// Small files of text.
enum TextFile {
  static func read(_ path: String) throws -> String {
    let (folder, name) = parts(of: path)
    let bytes = try FileAccess(notebookFolder: folder).read(name)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws {
    let (folder, name) = parts(of: path)
    try FileAccess(notebookFolder: folder, outputFolder: folder).write(Array(text.utf8), to: name)
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
