import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FeatureCache {
  /// The kept features of some settings.
  public struct Section: Sendable, Equatable {
    /// How they were computed; nothing where no entry can be read.
    public let settings: String?
    /// How many recordings.
    public let count: Int
    /// The size of their files.
    public let byteCount: Int
  }

  /// What an inspection found.
  public struct Inspection: Sendable, Equatable {
    /// Entries of which every bit is right.
    public internal(set) var sound = 0
    /// Entries that were damaged, and were removed.
    public internal(set) var damaged = 0
    /// Files that processes left behind half written, and that were removed.
    public internal(set) var leftovers = 0
  }

  /// What is kept, by settings.
  public var sections: [Section] {
    shelves.compactMap { shelf in
      let names = PathText.entries(of: shelf).filter { Self.isEntry($0) }
      guard !names.isEmpty else { return nil }
      let paths = names.map { PathText.join(shelf, $0) }
      return Section(
        settings: paths.lazy.compactMap { FeatureShelf.contents($0).flatMap(FeatureEntry.init) }
          .first?.settings,
        count: names.count,
        byteCount: paths.reduce(0) { $0 + (FileStatus(path: $1)?.byteCount ?? 0) })
    }
  }

  /// Reads every entry, and removes those that are damaged and what killed processes left.
  public func inspected() -> Inspection {
    var found = Inspection()
    for shelf in shelves {
      for name in PathText.entries(of: shelf) {
        let path = PathText.join(shelf, name)
        if Self.isTemporary(name) {
          // Half an hour is longer than any entry takes to be written.
          let age = time(nil) - (FileStatus(path: path)?.modified ?? .max)
          if age > 1800, unlink(path) == 0 { found.leftovers += 1 }
          continue
        }
        guard Self.isEntry(name) else { continue }
        if Self.isSound(path) { found.sound += 1 } else if unlink(path) == 0 { found.damaged += 1 }
      }
    }
    return found
  }

  /// Removes the entries that were not used for longest, until all take a tenth less than they may, if
  /// they take more; how many.
  ///
  /// Processes that use the folder at the same time lose nothing but time.
  @discardableResult
  public func trimmed() -> Int {
    var entries: [(path: String, used: Int, size: Int)] = []
    for shelf in shelves {
      for name in PathText.entries(of: shelf) where Self.isEntry(name) {
        let path = PathText.join(shelf, name)
        guard let status = FileStatus(path: path) else { continue }
        entries.append((path, status.modified, status.byteCount))
      }
    }
    var total = entries.reduce(0) { $0 + $1.size }
    guard total > byteLimit else { return 0 }
    var removed = 0
    for entry in entries.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) {
      guard total > byteLimit / 10 * 9 else { break }
      guard unlink(entry.path) == 0 else { continue }
      total -= entry.size
      removed += 1
    }
    return removed
  }

  /// Removes every entry; how many there were, and their size. Nothing else in the folder is touched.
  public func cleaned() -> (count: Int, byteCount: Int) {
    var (count, byteCount) = (0, 0)
    for shelf in shelves {
      for name in PathText.entries(of: shelf) where Self.isEntry(name) || Self.isTemporary(name) {
        let path = PathText.join(shelf, name)
        let size = FileStatus(path: path)?.byteCount ?? 0
        guard unlink(path) == 0, Self.isEntry(name) else { continue }
        count += 1
        byteCount += size
      }
      rmdir(shelf)
    }
    rmdir(root)
    return (count, byteCount)
  }

  /// The folders that hold entries.
  private var shelves: [String] {
    PathText.entries(of: root).filter { $0.utf8.count == 16 && UInt64($0, radix: 16) != nil }
      .map { PathText.join(root, $0) }
  }

  private static func isEntry(_ name: String) -> Bool { name.hasSuffix(FeatureShelf.nameEnd) }

  private static func isTemporary(_ name: String) -> Bool {
    AtomicFile.isTemporary(name)
  }

  /// Whether an entry is whole and lies where it would be looked for.
  private static func isSound(_ path: String) -> Bool {
    guard let entry = FeatureShelf.contents(path).flatMap(FeatureEntry.init) else { return false }
    return PathText.lastPart(path) == FeatureShelf.name(entry.contentHash, entry.byteCount)
      && PathText.lastPart(PathText.parent(path))
        == ContentHash(entry.settings.utf8).bits.hexadecimal
  }
}
