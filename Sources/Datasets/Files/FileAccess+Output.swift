public import Diagnostics

extension FileAccess {
  /// Reads a file below the output folder; nothing where there is none.
  ///
  /// Throws `file.outside` for a path that leads elsewhere, and as ``read(_:limit:suggesting:)`` does.
  public func readWritten(_ path: String) throws(Fault) -> [UInt8]? {
    let bytes = try readOutput(path)
    observe { $0.note(.output, path, bytes.map(Self.words) ?? "nothing") }
    return bytes
  }

  /// Reads a file below the output folder without taking that down.
  public func readOutput(_ path: String) throws(Fault) -> [UInt8]? {
    guard let outputFolder, PathText.canonical(outputFolder) != nil else { return nil }
    let door = try FileAccess(notebookFolder: outputFolder)
    do throws(Fault) {
      let bytes = try door.read(path, suggesting: false)
      // What a run wrote itself is no source of it.
      if !filesWritten.contains(path), let found = door.filesRead.first {
        recordRead(found, path: PathText.join(door.folders[0].path, path))
      }
      return bytes
    } catch {
      guard error.code == "file.missing" else { throw error }
      return nil
    }
  }

  /// Reads a file that lies where data lie, or that this or another run has written: below the output
  /// folder first if this run wrote it, else last.
  ///
  /// Throws as ``read(_:limit:suggesting:)`` does.
  public func readAnywhere(_ path: String) throws(Fault) -> [UInt8] {
    if filesWritten.contains(path), let bytes = try readWritten(path) { return bytes }
    do throws(Fault) {
      return try read(path)
    } catch {
      guard error.code == "file.missing", let bytes = try readWritten(path) else { throw error }
      return bytes
    }
  }
}
