#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processor time of each thread of this process so far, where the system tells it.
struct ThreadTimes {
  /// Milliseconds by thread; nothing where there is no `/proc`.
  private let times: [String: Double]

  /// Asks for all threads. Those that wait are exact, the one that asks is behind by at most a tick.
  init() {
    var times: [String: Double] = [:]
    for thread in ScratchFolder.names(in: "/proc/self/task") {
      guard let file = fopen("/proc/self/task/\(thread)/schedstat", "r") else { continue }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 128)
      guard fgets(&line, Int32(line.count), file) != nil else { continue }
      times[thread] = strtod(line, nil) * 1e-6
    }
    self.times = times
  }

  /// The milliseconds of the thread that has worked most since an earlier time.
  func busiest(since earlier: ThreadTimes) -> Double {
    times.map { $0.value - (earlier.times[$0.key] ?? 0) }.max() ?? 0
  }
}
