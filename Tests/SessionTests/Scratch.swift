import Foundation

/// Files that tests write, in a folder of this process that is removed when it ends.
enum Scratch {
  private static let root: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lupi-session-tests-\(UUID().uuidString)")
    atexit { Scratch.clean() }
    return folder
  }()

  private static func clean() { try? FileManager.default.removeItem(at: root) }

  /// A new folder.
  static func folder() throws -> URL {
    let folder = root.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The path of a new notebook in a folder of its own.
  static func notebook(_ text: String) throws -> String {
    try notebook(bytes: Array(text.utf8))
  }

  /// The path of a new file in a folder of its own.
  static func notebook(bytes: [UInt8]) throws -> String {
    let file = try folder().appendingPathComponent("n.lupi")
    try Data(bytes).write(to: file)
    return file.path
  }
}
