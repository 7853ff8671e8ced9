public import Diagnostics
import Synchronization

/// The one door to the file system: reads below given folders, writes below one output folder.
///
/// Relative paths are looked for in the notebook's folder, then in each data folder. A path that
/// leads elsewhere, through `..` or through a symbolic link, is refused; so are devices and pipes.
/// Every file that was read or written is recorded.
public final class FileAccess: Sendable {
  /// A folder below which files may be read or written.
  public struct Folder: Sendable, Hashable {
    /// The folder as it was given.
    public let spelling: String
    /// The absolute path without symbolic links.
    public let path: String
    /// The absolute path as it was given.
    let typedPath: String

    /// Whether a path, by its text, lies in the folder.
    func holds(_ path: String) -> Bool {
      PathText.isInside(path, self.path) || PathText.isInside(path, typedPath)
    }
  }

  /// The folders that are read from, the notebook's first.
  public let folders: [Folder]
  /// The folder that is written to, as it was given; it is made when something is written.
  public let outputFolder: String?

  private struct Records {
    var read: [FileRecord] = []
    var known: Set<FileRecord> = []
    /// The last record of each path, so that who reads a file again can name it as a source.
    var latest: [String: FileRecord] = [:]
    var written: [String] = []
  }
  private let records = Mutex(Records())
  /// What is taken down at present, if anything is.
  let watch = Mutex<FileObservations?>(nil)

  /// Opens the door.
  ///
  /// Throws `file.missing-folder` if a folder to read from does not exist.
  public init(
    notebookFolder: String, dataFolders: [String] = [], outputFolder: String? = nil
  ) throws(Fault) {
    var folders: [Folder] = []
    for (index, name) in ([notebookFolder] + dataFolders).enumerated() {
      let spelling = name.isEmpty ? "." : name
      guard let path = PathText.canonical(spelling), FileStatus(path: path)?.isFolder == true else {
        throw Fault(
          "file.missing-folder",
          "the \(index == 0 ? "notebook's" : "data") folder must exist, but `\(spelling)` does not",
          hint: index == 0 ? nil : "Give the path of an existing folder to `--data` or LUPI_DATA.")
      }
      let here = PathText.canonical(".") ?? "/"
      let typed = PathText.normalized(PathText.join(here, spelling))
      if !folders.contains(where: { $0.path == path }) {
        folders.append(Folder(spelling: spelling, path: path, typedPath: typed))
      }
    }
    self.folders = folders
    self.outputFolder = outputFolder
  }

  /// The files read so far, each once, in the order of the first reading.
  public var filesRead: [FileRecord] { records.withLock { $0.read } }

  /// The paths written so far, relative to the output folder, in the order of writing.
  public var filesWritten: [String] { records.withLock { $0.written } }

  func recordRead(_ record: FileRecord, path: String) {
    // What a run wrote itself is no source of it.
    let own = outputFolder.flatMap(PathText.canonical).flatMap {
      PathText.isInside(path, $0) ? PathText.relative(path, to: $0) : nil
    }
    records.withLock {
      if let own, $0.written.contains(own) {
        $0.latest[path] = record
        return
      }
      if $0.known.insert(record).inserted { $0.read.append(record) }
      $0.latest[path] = record
    }
    observe { $0.records.append(.init(record: record, place: spelled(path))) }
  }

  /// The record of a file that was read.
  func record(of path: String) -> FileRecord? {
    guard let found = try? find(path, suggesting: false) else { return nil }
    return records.withLock { $0.latest[found.path] }
  }

  func recordWritten(_ name: String, _ bytes: [UInt8]) {
    recordWritten(name)
    observe { $0.note(.written, name, Self.words(for: bytes)) }
  }

  func recordWritten(_ name: String) {
    records.withLock { if !$0.written.contains(name) { $0.written.append(name) } }
  }

  /// Refuses a path that no system call should see.
  static func checkName(_ path: String) throws(Fault) {
    guard path.isEmpty || path.utf8.contains(0) else { return }
    throw Fault(
      "file.name",
      "the name of a file must be text without a NUL character, but is "
        + (path.isEmpty ? "empty" : "not"), hint: "Give the path of a file.")
  }
}
