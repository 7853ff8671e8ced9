public import Diagnostics

extension FileAccess {
  /// A file that a person named on a command line, wherever it lies and through whatever links: the
  /// folders that notebooks may read are no limit to the person.
  ///
  /// Throws `file.name` and `file.missing`.
  public static func named(_ path: String) throws(Fault) -> FoundFile {
    try checkName(path)
    guard let real = PathText.canonical(path) else {
      let parent = PathText.parent(path)
      let near = nearestName(
        to: PathText.lastPart(path), among: PathText.entries(of: parent)
      ).map { path.contains("/") ? PathText.join(parent, $0) : $0 }
      throw Fault(
        "file.missing", "there is no file `\(path)`",
        hint: near.map { "Did you mean `\($0)`?" } ?? "Check the path.")
    }
    let folder = PathText.parent(real)
    return FoundFile(
      path: real,
      folder: Folder(spelling: PathText.parent(path), path: folder, typedPath: folder))
  }
}
