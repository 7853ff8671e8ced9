extension FileAccess {
  /// A file that was met on a walk.
  struct WalkedFile {
    /// The path as it was met; its names are the corpus's even where it is a link.
    let path: String
    /// The file itself; nothing for a link to a file that is not there or may not be read.
    let file: FoundFile?
    /// Whether it is a folder that cannot be listed.
    var isClosedFolder = false
  }

  /// How deep folders may be nested below the one that is walked.
  private static let deepestWalk = 12

  /// The files below a folder whose names have one of some extensions, in upper or lower case, in the
  /// natural order of their paths.
  ///
  /// Hidden files and folders are left out, as are folders outside of those that may be read. A folder
  /// is entered once, however many links lead to it.
  ///
  /// - Parameters:
  ///   - path: The absolute path of a folder that may be read.
  ///   - extensions: In lower case, without a dot.
  func filesBelow(_ path: String, extensions: Set<String>) -> [WalkedFile] {
    let walked = walk(path, extensions: extensions)
    observe {
      $0.note(
        .walk, Self.words(forWalk: path, extensions, in: self), Self.words(for: walked, in: self))
    }
    return walked
  }

  /// Walks without taking that down.
  func walk(_ path: String, extensions: Set<String>) -> [WalkedFile] {
    var walked: [WalkedFile] = []
    var entered: Set<String> = []
    var waiting = [(path: path, depth: 0)]
    let readable = readable
    while let (path, depth) = waiting.popLast() {
      let isWanted = extensions.contains(PathText.fileExtension(path))
      guard let real = PathText.canonical(path), let status = FileStatus(path: real),
        let holder = readable.first(where: { PathText.isInside(real, $0.path) })
      else {
        if isWanted { walked.append(WalkedFile(path: path, file: nil)) }
        continue
      }
      if status.isFolder {
        guard depth <= Self.deepestWalk, entered.insert(real).inserted else { continue }
        guard let names = PathText.listing(of: real) else {
          walked.append(WalkedFile(path: path, file: nil, isClosedFolder: true))
          continue
        }
        for name in names where !name.hasPrefix(".") {
          waiting.append((PathText.join(real, name), depth + 1))
        }
      } else if isWanted {
        walked.append(WalkedFile(path: path, file: FoundFile(path: real, folder: holder)))
      }
    }
    return NaturalOrder.positions(walked.map(\.path)).map { walked[$0] }
  }
}

extension PathText {
  /// What follows the last dot of the last part, in lower case; empty where there is no dot.
  static func fileExtension(_ path: String) -> String {
    let name = lastPart(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The last part of a path without its extension.
  static func stem(_ path: String) -> String {
    let name = lastPart(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
