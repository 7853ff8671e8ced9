#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long the runs of a case took, in milliseconds; processor time includes child processes.
struct Timing {
  private let wall: [Double]
  private let cpu: [Double]

  /// Runs a closure for a while, at least seven times, after three runs that do not count.
  init(seconds: Double, _ body: () throws -> Void) rethrows {
    for _ in 0..<3 { try body() }
    var wall: [Double] = []
    var cpu: [Double] = []
    let end = Self.now(CLOCK_MONOTONIC) + seconds * 1e3
    while wall.count < 7 || Self.now(CLOCK_MONOTONIC) < end {
      let startCPU = Self.processorTime()
      let start = Self.now(CLOCK_MONOTONIC)
      try body()
      wall.append(Self.now(CLOCK_MONOTONIC) - start)
      cpu.append(Self.processorTime() - startCPU)
    }
    self.wall = wall.sorted()
    self.cpu = cpu.sorted()
  }

  var runs: Int { wall.count }
  var best: Double { wall.first ?? .nan }
  var median: Double { wall[wall.count / 2] }
  var bestCPU: Double { cpu.first ?? .nan }
  var medianCPU: Double { cpu[cpu.count / 2] }

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
