import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which cells are computed at this moment by runs that share a cache, so that each is computed once.
public final class CellFlights: Sendable {
  private let keys = Mutex<Set<String>>([])

  /// Creates one that knows of nothing.
  public init() {}

  /// Waits until nobody computes a cell, and says that the caller does now; false if it has been told
  /// to stop.
  func enter(_ key: CellKey, isStopped: () -> Bool) -> Bool {
    while !keys.withLock({ $0.insert(key.digest).inserted }) {
      if isStopped() { return false }
      usleep(2000)
    }
    return true
  }

  /// Says that the caller has computed a cell.
  func leave(_ key: CellKey) { keys.withLock { _ = $0.remove(key.digest) } }
}
