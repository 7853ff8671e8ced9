import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets no more threads into OpenBLAS at once than it finds memory for.
///
/// Each product under way has an area of 129 MiB, of which little is touched and which is used again and
/// never given back. Where the system refuses one, as a limit on the process makes it do, OpenBLAS 0.3
/// asks again for ever. So it is asked for the first area while it is opened, when something else can
/// still be done; for others there must be room, or the thread waits until one is free. No result depends
/// on that.
final class WorkAreas: Sendable {
  /// The size of an area of the x86-64 builds, the largest there is.
  static let byteCount = 135_266_304
  /// What is left to everything else.
  private static let margin = 64 << 20

  private struct State {
    var made = 0
    var free = 0
  }
  private let state = Mutex(State())
  private let hasRoom: @Sendable (Int) -> Bool

  /// Creates an account of areas; the closure says whether there is room for some bytes.
  init(hasRoom: @escaping @Sendable (Int) -> Bool = { ProcessLimit.hasRoom(for: $0) }) {
    self.hasRoom = hasRoom
  }

  /// Whether there is room for the first area.
  var canBegin: Bool { hasRoom(Self.byteCount + Self.margin) }

  /// How many areas there are.
  var made: Int { state.withLock { $0.made } }

  /// Runs what needs an area, as soon as there is one.
  func withArea(_ body: () -> Void) {
    while !take() { usleep(50) }
    body()
    state.withLock { $0.free += 1 }
  }

  private func take() -> Bool {
    state.withLock { state in
      if state.free > 0 {
        state.free -= 1
        return true
      }
      // There is always one, or a thread would wait for ever.
      guard state.made == 0 || canBegin else { return false }
      state.made += 1
      return true
    }
  }
}
