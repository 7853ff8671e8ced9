import Tensors

/// How large the stacks of threads are that run programs.
enum StackSize {
  /// The megabytes of each of some stacks: what is wished, unless a limit on the process counts them; then
  /// all together take a quarter of what it leaves, and the interpreter's own limit of depth comes sooner.
  static func megabytes(_ wish: Int, threads: Int = 1) -> Int {
    guard let room = MemoryLimit.roomOfProcess else { return wish }
    return max(8, min(wish, (room / 4 / max(1, threads)) >> 20))
  }
}
