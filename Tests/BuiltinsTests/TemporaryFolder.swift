import Foundation

/// A folder for files that tests write.
func temporaryFolder() -> String {
  FileManager.default.temporaryDirectory.appendingPathComponent("lupi-tests").path
}
