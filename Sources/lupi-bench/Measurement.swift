/// What is kept of the runs of a case.
struct Measurement {
  let name: String
  /// Milliseconds, wall and processor.
  let best: Double
  let median: Double
  let bestCPU: Double
  let medianCPU: Double

  init(_ name: String, _ timing: Timing) {
    self.name = name
    best = timing.best
    median = timing.median
    bestCPU = timing.bestCPU
    medianCPU = timing.medianCPU
  }

  /// How far the median lies above the best, as a part of it: what the machine adds by chance.
  var noise: Double { bestCPU > 0 ? (medianCPU - bestCPU) / bestCPU : 0 }

  /// The measurement as a line of a file.
  var line: String {
    ([name] + [best, median, bestCPU, medianCPU].map { "\($0)" }).joined(separator: "\t")
  }

  /// Reads a line; nothing if it is none.
  init?(line: Substring) {
    let fields = line.split(separator: "\t")
    let numbers = fields.dropFirst().compactMap { Double($0) }
    guard fields.count == 5, numbers.count == 4, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    name = String(fields[0])
    (best, median, bestCPU, medianCPU) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }
}
