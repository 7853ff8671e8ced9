public import Diagnostics

extension FileAccess {
  /// A file that may be read.
  public struct FoundFile: Sendable, Hashable {
    /// The absolute path without symbolic links.
    public let path: String
    /// The folder in which it was found.
    public let folder: Folder
    /// The path relative to that folder.
    public var name: String { PathText.relative(path, to: folder.path) }
  }

  /// The folders that are read from, and behind them the output folder where there is one: what was
  /// written may be read again.
  var readable: [Folder] {
    guard let outputFolder, let path = PathText.canonical(outputFolder),
      !folders.contains(where: { $0.path == path })
    else { return folders }
    return folders + [Folder(spelling: outputFolder, path: path, typedPath: path)]
  }

  /// Finds a file by a path relative to one of the folders, or absolute within one. A file that this
  /// run has written is found before others of its name, other written files behind them.
  ///
  /// Throws `file.outside` if the path leads elsewhere and `file.missing` if nothing is there.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - suggesting: Whether to look for a similar name where nothing is there.
  public func find(_ path: String, suggesting: Bool = true) throws(Fault) -> FoundFile {
    do throws(Fault) {
      let found = try look(path, suggesting: suggesting)
      observe { $0.note(.place, path, found.words) }
      return found
    } catch {
      observe { $0.note(.place, path, error.code) }
      throw error
    }
  }

  /// Finds a file without taking down that it was looked for.
  func look(_ path: String, suggesting: Bool) throws(Fault) -> FoundFile {
    try Self.checkName(path)
    var escapes = false
    let readable = readable
    let isOwn = readable.count > folders.count && filesWritten.contains(path)
    for folder in isOwn ? readable.suffix(1) + folders : readable {
      let candidate = PathText.join(folder.path, path)
      guard let real = PathText.canonical(candidate) else {
        let plain = PathText.normalized(candidate)
        if !readable.contains(where: { $0.holds(plain) }) { escapes = true }
        continue
      }
      // What was written has the name by which it was written, wherever the output folder lies.
      let written = readable.dropFirst(folders.count)
      if let holder = (written + folders).first(where: { PathText.isInside(real, $0.path) }) {
        return FoundFile(path: real, folder: holder)
      }
      escapes = true
    }
    if escapes { throw outside(path) }
    throw missing(path, suggesting)
  }

  /// Whether a path leads to a file that may be read.
  public func contains(_ path: String) -> Bool {
    let isThere = holds(path)
    observe { $0.note(.presence, path, isThere ? "yes" : "no") }
    return isThere
  }

  /// Whether a path leads to a file that may be read, without taking down that this was asked.
  func holds(_ path: String) -> Bool {
    guard let found = try? look(path, suggesting: false) else { return false }
    return FileStatus(path: found.path)?.isRegular == true
  }

  private func outside(_ path: String) -> Fault {
    Fault(
      "file.outside",
      "files must lie below \(spelledFolders), but `\(path)` leads elsewhere",
      hint: "Copy the file there, or start lupi with `--data` and the folder that holds it.",
      subject: path)
  }

  private func missing(_ path: String, _ suggesting: Bool) -> Fault {
    for folder in folders where suggesting {
      let whole = PathText.normalized(PathText.join(folder.path, path))
      guard folders.contains(where: { $0.holds(whole) }) else { continue }
      if let near = neighbour(of: whole, below: folder) {
        return Fault(
          "file.missing", "there is no file `\(path)`", hint: "Did you mean `\(near)`?",
          subject: path)
      }
    }
    return Fault(
      "file.missing", "there is no file `\(path)`",
      hint: "Put it below \(spelledFolders), or start lupi with `--data` and its folder.",
      subject: path)
  }

  /// The path of the most similar name beside a path that does not exist.
  private func neighbour(of path: String, below folder: Folder) -> String? {
    var missing = path
    // The first part of the path that does not exist is the one that is misspelt.
    while PathText.canonical(PathText.parent(missing)) == nil {
      missing = PathText.parent(missing)
      guard folder.holds(missing), missing != folder.path else { return nil }
    }
    let parent = PathText.parent(missing)
    let names = PathText.entries(of: parent)
    guard let near = nearestName(to: PathText.lastPart(missing), among: names) else { return nil }
    let whole = PathText.join(parent, near) + path.dropFirst(missing.count)
    return PathText.relative(whole, to: folder.path)
  }

  /// The folders as a sentence names them.
  var spelledFolders: String {
    let others = folders.dropFirst().map { "`\($0.spelling)`" }
    return listed(["the notebook's folder"] + others, conjunction: "or")
  }
}
