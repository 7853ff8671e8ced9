#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory that an arena takes and gives back as a whole. Nothing is written to it at first, so that what is
/// never used costs nothing.
struct ArenaChunk {
  static let alignment = 64

  let base: UnsafeMutableRawPointer
  let size: Int

  /// Memory of this process; nothing where the system refuses it.
  static func allocated(_ size: Int) -> ArenaChunk? {
    var base: UnsafeMutableRawPointer?
    guard posix_memalign(&base, alignment, size) == 0, let base else { return nil }
    return ArenaChunk(base, size)
  }

  private init(_ base: UnsafeMutableRawPointer, _ size: Int) {
    base.bindMemory(to: Float.self, capacity: size / MemoryLayout<Float>.stride)
    self.base = base
    self.size = size
  }

  func giveBack() {
    free(base)
  }
}
