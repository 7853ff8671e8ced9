import Dispatch

/// Work cut into pieces that do not depend on how many threads do them.
public enum Pieces {
  /// Calls `body` once for each piece from 0 to `count` − 1, on at most `threads` threads at once.
  public static func run(_ count: Int, threads: Int, _ body: (Int) -> Void) {
    let workers = min(count, threads)
    guard workers > 1 else {
      for piece in 0..<max(0, count) { body(piece) }
      return
    }
    withoutActuallyEscaping(body) { body in
      // The call returns when all pieces are done, and pieces write to different places.
      nonisolated(unsafe) let work = body
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for piece in stride(from: worker, to: count, by: workers) { work(piece) }
      }
    }
  }
}
