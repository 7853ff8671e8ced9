import Diagnostics
import Tensors

/// Memory for one training step: taken by moving a mark, given back all at once.
///
/// After the first step there is no allocation and no page fault. When a chunk is full another one
/// is added; at the next ``reset()`` one chunk replaces them all.
final class Arena {
  private var chunks: [ArenaChunk] = []
  private var used = 0
  /// The bytes taken from chunks before the last.
  private var usedBefore = 0
  private static let smallestChunk = 1 << 18

  /// Takes `count` floats, with at least 16 more behind them so that kernels may read whole lanes.
  /// Where they fit into what is held anyway, this is one comparison.
  ///
  /// - Throws: `limit.memory`.
  func floats(_ count: Int) throws(Fault) -> UnsafeMutablePointer<Float> {
    let bytes = Self.bytes(count)
    let chunk: ArenaChunk
    if let last = chunks.last, used + bytes <= last.size {
      chunk = last
    } else {
      chunk = try taken(size(forChunkOf: bytes))
      chunks.append(chunk)
      usedBefore += used
      used = 0
    }
    defer { used += bytes }
    return (chunk.base + used).assumingMemoryBound(to: Float.self)
  }

  /// The size of another chunk: half of what there is, so that few are made, where there is memory for
  /// that.
  private func size(forChunkOf bytes: Int) -> Int {
    let wish = max(bytes, capacity / 2, Self.smallestChunk)
    if wish >= MemoryLimit.worthAsking, wish > bytes, (try? MemoryLimit.admit(wish)) == nil {
      return max(bytes, Self.smallestChunk)
    }
    return wish
  }

  /// Gives back what `body` takes, so that it can be taken again in the same step.
  func temporarily<Result>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
    let (count, mark) = (chunks.count, used)
    // Where a chunk was added meanwhile, the mark is one of another chunk.
    defer { if chunks.count == count { used = mark } }
    return try body()
  }

  /// Gives everything back; addresses handed out before must not be used any more.
  func reset() {
    let total = usedBefore + used
    (used, usedBefore) = (0, 0)
    guard chunks.count > 1 else { return }
    chunks.forEach { $0.giveBack() }
    // Without one chunk for all there will be several again.
    chunks = (try? taken(total)).map { [$0] } ?? []
  }

  private func taken(_ size: Int) throws(Fault) -> ArenaChunk {
    // The stacks of threads and what kernels pack come on top.
    if size + capacity >= MemoryLimit.worthAsking {
      try MemoryLimit.admit(size + min(size / 4, 32 << 20))
    }
    guard let chunk = ArenaChunk.allocated(size) else { throw MemoryLimit.refused(size) }
    return chunk
  }

  /// The bytes held.
  var capacity: Int { chunks.reduce(0) { $0 + $1.size } }

  private static func bytes(_ count: Int) -> Int {
    let size = (count + 16) * MemoryLayout<Float>.stride
    return (size + ArenaChunk.alignment - 1) / ArenaChunk.alignment * ArenaChunk.alignment
  }

  deinit { chunks.forEach { $0.giveBack() } }
}
