import Diagnostics
import Tensors

/// Runs the cases and prints what they took.
struct Bench {
  /// A case whose result is wrong.
  struct WrongResult: Error, CustomStringConvertible {
    let description: String
  }

  let options: Options

  init(_ options: Options) {
    self.options = options
  }

  func run() throws {
    let makers = Self.cases(options.numerics).filter { name, _ in
      options.filters.isEmpty || options.filters.contains { name.contains($0) }
    }
    guard !makers.isEmpty else {
      throw Options.Problem(
        description: "no case is called like \(listed(options.filters, conjunction: "or"))")
    }
    if options.comparesThreads { return try compareThreads(makers.map(\.name)) }
    let before = try options.againstPath.map { try Baseline(path: $0) }
    let conditions =
      "\(BLASInfo.current?.description ?? "no OpenBLAS"), \(options.numerics.mode.rawValue), "
      + counted(options.numerics.threads, "thread")
    if !options.json {
      print(conditions)
      print(row("case", ["best ms", "median ms", "CPU ms", "rate", "per second", "runs"]))
    }
    var measurements: [Measurement] = []
    for (name, make) in makers {
      let test = try verified(name, make)
      let timing = try Timing(seconds: options.seconds) { try test.run() }
      print(options.json ? json(test, timing) : line(test, timing))
      measurements.append(Measurement(name, timing))
    }
    let now = Baseline(conditions: conditions, measurements)
    if let path = options.savePath { try now.write(to: path) }
    if let before {
      print()
      for line in BaselineComparison(before: before, now: now).lines { print(line) }
    }
  }

  /// A case whose result is right.
  func verified(_ name: String, _ make: () throws -> any BenchCase) throws -> any BenchCase {
    let test = try make()
    if let problem = try test.verify() {
      throw WrongResult(description: "\(name) gives a wrong result: \(problem)")
    }
    return test
  }

  private func line(_ test: any BenchCase, _ timing: Timing) -> String {
    let rate = Double(test.items.count) / timing.median * 1e3
    return row(
      test.name,
      [
        fixed(timing.best, 4), fixed(timing.median, 4), fixed(timing.medianCPU, 4),
        speed(test, timing),
        rate >= 1e6
          ? fixed(rate * 1e-6, 1) + " M \(test.items.unit)"
          : fixed(rate, 0) + " \(test.items.unit)",
        String(timing.runs),
      ])
  }

  /// Operations for each second of processor time, or how much faster than it sounds a sound is done.
  private func speed(_ test: any BenchCase, _ timing: Timing) -> String {
    if let operations = test.operations {
      return fixed(operations / timing.medianCPU * 1e-6, 1) + " GFLOP/s"
    }
    return test.soundSeconds.map { fixed($0 / timing.medianCPU * 1e3, 0) + " × real time" } ?? ""
  }

  private func json(_ test: any BenchCase, _ timing: Timing) -> String {
    var fields = [
      "\"peer\": \"lupi\"", "\"workload\": \"\(test.name)\"",
      "\"mode\": \"\(options.numerics.mode.rawValue)\"", "\"threads\": \(options.numerics.threads)",
      "\"steps\": \(timing.runs)", "\"ms\": \(fixed(timing.median, 4))",
      "\"min_ms\": \(fixed(timing.best, 4))", "\"cpu_ms\": \(fixed(timing.medianCPU, 4))",
    ]
    if let operations = test.operations {
      fields.append("\"gflops\": \(fixed(operations / timing.medianCPU * 1e-6, 1))")
    }
    return "{" + fields.joined(separator: ", ") + "}"
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    padded(name, to: 26)
      + zip(cells, [11, 11, 11, 18, 20, 9]).map { leftPadded($0, to: $1) }.joined()
  }
}
