import Foundation

/// A folder for files that tests write, removed when the process ends.
func temporaryFolder() -> String { TemporaryFolder.path }

private enum TemporaryFolder {
  static let path: String = {
    let name = "lupi-builtins-tests-\(UUID().uuidString)"
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: TemporaryFolder.path) }
    return path
  }()
}
