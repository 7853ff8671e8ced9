import Synchronization

/// A place for entries that lasts as long as the process.
public final class MemoryStorage: CellStorage {
  private let entries = Mutex<[String: [UInt8]]>([:])

  /// Creates an empty place.
  public init() {}

  /// The content of an entry.
  public func read(_ name: String) -> [UInt8]? { entries.withLock { $0[name] } }

  /// Keeps an entry.
  public func write(_ bytes: [UInt8], to name: String) -> Bool {
    entries.withLock { $0[name] = bytes }
    return true
  }

  /// Nothing has to make room.
  public func touch(_ name: String) {}

  /// Whether there is an entry.
  public func contains(_ name: String) -> Bool { entries.withLock { $0[name] != nil } }

  /// The names of all entries of a kind.
  public func names(of kind: String) -> [String] {
    entries.withLock { $0.keys.filter { $0.hasPrefix(kind + "/") }.sorted() }
  }
}
