import Diagnostics
import Tensors

/// Memory for one training step: taken by moving a mark, given back all at once.
///
/// After the first step there is no allocation and no page fault. When a chunk is full another one
/// is added; at the next ``reset()`` one chunk replaces them all.
///
/// Kernels take what they need in the middle of their work, where nothing can be thrown. What they should
/// not have taken they get all the same, and ``throwRefusal()`` says so when they have ended.
final class Arena {
  private var chunks: [ArenaChunk] = []
  private var used = 0
  /// The bytes taken from chunks before the last.
  private var usedBefore = 0
  private var refusal: Fault?
  private static let smallestChunk = 1 << 18

  /// Asks whether there is memory for `count` floats. Where they fit into what is held anyway, this
  /// is one comparison.
  ///
  /// - Throws: `limit.memory`.
  func admit(_ count: Int) throws(Fault) {
    let bytes = Self.bytes(count)
    if let last = chunks.last, used + bytes <= last.size { return }
    if bytes + capacity >= MemoryLimit.worthAsking { try MemoryLimit.admit(bytes) }
  }

  /// Takes `count` floats, with at least 16 more behind them so that kernels may read whole lanes.
  func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
    let bytes = Self.bytes(count)
    let chunk: ArenaChunk
    if let last = chunks.last, used + bytes <= last.size {
      chunk = last
    } else {
      chunk = taken(size(forChunkOf: bytes))
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
  func temporarily<Result>(_ body: () -> Result) -> Result {
    let (count, mark) = (chunks.count, used)
    // Where a chunk was added meanwhile, the mark is one of another chunk.
    defer { if chunks.count == count { used = mark } }
    return body()
  }

  /// Gives everything back; addresses handed out before must not be used any more.
  func reset() {
    let total = usedBefore + used
    (used, usedBefore) = (0, 0)
    guard chunks.count > 1 else { return }
    chunks.forEach { $0.giveBack() }
    chunks = [taken(total)]
  }

  /// Ends what goes on where memory was taken that there is not.
  ///
  /// - Throws: `limit.memory`.
  func throwRefusal() throws(Fault) {
    guard let fault = refusal else { return }
    refusal = nil
    throw fault
  }

  private func taken(_ size: Int) -> ArenaChunk {
    do throws(Fault) {
      // The stacks of threads and what kernels pack come on top.
      if size >= MemoryLimit.worthAsking { try MemoryLimit.admit(size + min(size / 4, 32 << 20)) }
      if let chunk = ArenaChunk.allocated(size) { return chunk }
      refusal = MemoryLimit.refused(size)
    } catch {
      refusal = error
    }
    return .borrowed(size)
  }

  /// The bytes held.
  var capacity: Int { chunks.reduce(0) { $0 + $1.size } }

  private static func bytes(_ count: Int) -> Int {
    let size = (count + 16) * MemoryLayout<Float>.stride
    return (size + ArenaChunk.alignment - 1) / ArenaChunk.alignment * ArenaChunk.alignment
  }

  deinit { chunks.forEach { $0.giveBack() } }
}
