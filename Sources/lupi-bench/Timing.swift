#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long the runs of a case took, in milliseconds; processor time includes child processes.
struct Timing {
  /// One run.
  struct Run {
    let wall: Double
    let cpu: Double

    /// Runs a closure once.
    init(_ body: () throws -> Void) rethrows {
      let startCPU = Timing.processorTime()
      let start = Timing.now(CLOCK_MONOTONIC)
      try body()
      wall = Timing.now(CLOCK_MONOTONIC) - start
      cpu = Timing.processorTime() - startCPU
    }
  }

  private let wall: [Double]
  private let cpu: [Double]

  /// Runs a closure for a while, at least seven times, after three runs that do not count.
  init(seconds: Double, _ body: () throws -> Void) rethrows {
    self.init(try Self.repeating(seconds: seconds) { _ in try Run(body) })
  }

  init(_ runs: [Run]) {
    wall = runs.map(\.wall).sorted()
    cpu = runs.map(\.cpu).sorted()
  }

  var runs: Int { wall.count }
  var best: Double { wall.first ?? .nan }
  var median: Double { wall[wall.count / 2] }
  var bestCPU: Double { cpu.first ?? .nan }
  var medianCPU: Double { cpu[cpu.count / 2] }

  /// What a closure, given how often it was called before, returns in the time given, at least seven times,
  /// after three times that do not count.
  static func repeating<T>(seconds: Double, _ body: (Int) throws -> T) rethrows -> [T] {
    for turn in 0..<3 { _ = try body(turn) }
    var results: [T] = []
    let end = now(CLOCK_MONOTONIC) + seconds * 1e3
    while results.count < 7 || now(CLOCK_MONOTONIC) < end {
      results.append(try body(results.count))
    }
    return results
  }

  /// Of this process, and of the children that have ended.
  private static func processorTime() -> Double {
    var usage = rusage()
    // RUSAGE_CHILDREN, whose type is not that of the parameter on every system.
    getrusage(-1, &usage)
    let children = [usage.ru_utime, usage.ru_stime].reduce(0.0) {
      $0 + Double($1.tv_sec) * 1e3 + Double($1.tv_usec) * 1e-3
    }
    return now(CLOCK_PROCESS_CPUTIME_ID) + children
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }
}
