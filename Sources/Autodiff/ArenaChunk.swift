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
  private let isMapped: Bool

  /// Memory of this process; nothing where the system refuses it.
  static func allocated(_ size: Int) -> ArenaChunk? {
    var base: UnsafeMutableRawPointer?
    guard posix_memalign(&base, alignment, size) == 0, let base else { return nil }
    return ArenaChunk(base, size, isMapped: false)
  }

  /// Memory where a limit on the process allows no more. `ulimit -d` does not count pages that could be shared
  /// with other processes, so there are some until the error is said.
  static func borrowed(_ size: Int) -> ArenaChunk {
    let base = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | Int32(MAP_ANONYMOUS), -1, 0)
    guard let base, base != MAP_FAILED else {
      // No address is left at all: this ends the process.
      return ArenaChunk(
        .allocate(byteCount: size, alignment: alignment), size, isMapped: false)
    }
    return ArenaChunk(base, size, isMapped: true)
  }

  private init(_ base: UnsafeMutableRawPointer, _ size: Int, isMapped: Bool) {
    base.bindMemory(to: Float.self, capacity: size / MemoryLayout<Float>.stride)
    self.base = base
    self.size = size
    self.isMapped = isMapped
  }

  func giveBack() {
    if isMapped { munmap(base, size) } else { free(base) }
  }
}
