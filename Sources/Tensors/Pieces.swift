import Dispatch

/// Work cut into pieces that do not depend on how many threads do them.
public enum Pieces {
  /// Calls `body` once for each piece from 0 to `count` − 1, on at most `threads` threads at once.
  public static func run(_ count: Int, threads: Int, _ body: (Int) -> Void) {
    run(count, threads: threads) { piece, _ in body(piece) }
  }

  /// How many of the pieces of a run may be under way at once.
  public static func workers(_ count: Int, threads: Int) -> Int { max(1, min(count, threads)) }

  /// Calls `body` once for each piece, with the number of the worker that does it, below
  /// ``workers(_:threads:)``: pieces of one worker come one after the other and may share memory.
  public static func run(_ count: Int, threads: Int, _ body: (_ piece: Int, _ worker: Int) -> Void)
  {
    let workers = workers(count, threads: threads)
    guard workers > 1 else {
      for piece in 0..<max(0, count) { body(piece, 0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      // The call returns when all pieces are done, and pieces write to different places.
      nonisolated(unsafe) let work = body
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for piece in stride(from: worker, to: count, by: workers) { work(piece, worker) }
      }
    }
  }
}
