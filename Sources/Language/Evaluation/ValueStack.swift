#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The memory that frames are cut from.
///
/// Address space is set aside once; slots are filled with `none` in pieces, as frames reach them, so
/// that a small program touches little memory.
struct ValueStack {
  let base: Frame
  private let capacity: Int
  /// As many slots as ten thousand calls with a hundred slots each need.
  private static let largest = 1 << 20
  /// As many as are there where the system refuses those.
  private static let smallest = 1 << 14
  /// How many slots are filled at once.
  static let piece = 1 << 10

  init() {
    if let memory = malloc(Self.largest * MemoryLayout<Value>.stride) {
      base = memory.bindMemory(to: Value.self, capacity: Self.largest)
      capacity = Self.largest
    } else {
      base = .allocate(capacity: Self.smallest)
      capacity = Self.smallest
    }
  }

  /// The end of the filled slots after filling enough for a frame; nothing if there is no room.
  func grow(from end: Frame, toHold frame: Frame, _ slots: Int) -> Frame? {
    let (needed, overflow) = (frame - base).addingReportingOverflow(slots)
    guard !overflow, needed <= capacity else { return nil }
    let target = min(capacity, (needed / Self.piece + 1) * Self.piece)
    let filled = end - base
    guard target > filled else { return end }
    end.initialize(repeating: .none, count: target - filled)
    return base + target
  }

  /// Empties the slots and keeps only the first piece filled; the new end.
  func shrink(from end: Frame) -> Frame {
    let kept = min(end - base, Self.piece)
    for slot in 0..<kept { base[slot] = .none }
    (base + kept).deinitialize(count: end - base - kept)
    return base + kept
  }

  /// Frees everything.
  func release(upTo end: Frame) {
    base.deinitialize(count: end - base)
    if capacity == Self.largest { free(base) } else { base.deallocate() }
  }
}
