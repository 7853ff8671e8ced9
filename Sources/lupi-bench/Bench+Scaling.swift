import Diagnostics
import Tensors

extension Bench {
  /// Runs cases on one thread and on several in turns, and prints how many times faster the several are.
  func compareThreads(_ names: [String]) throws {
    let threads = options.numerics.threads
    var alone = options.numerics
    alone.threads = 1
    print(
      scalingRow(
        "case",
        [
          "1 thread ms", "\(threads) ms", "faster", "quartiles", "best", "by CPU", "CPU", "cores",
        ]))
    let one = Self.cases(alone).filter { names.contains($0.name) }
    let several = Self.cases(options.numerics).filter { names.contains($0.name) }
    for (one, several) in zip(one, several) {
      let tests = (
        try verified(one.name, one.make), try verified(several.name, several.make)
      )
      let scaling = try Scaling(
        seconds: options.seconds, one: { try tests.0.run() }, several: { try tests.1.run() })
      let gains = scaling.gains
      print(
        scalingRow(
          one.name,
          [
            fixed(scaling.one.median, 3), fixed(scaling.several.median, 3),
            fixed(gains.median, 2) + " ×", fixed(gains.low, 2) + "–" + fixed(gains.high, 2),
            fixed(scaling.bestGain, 2) + " ×",
            scaling.gainByCPU.map { fixed($0, 2) + " ×" } ?? "-",
            fixed(scaling.overhead, 2) + " ×", fixed(scaling.cores, 2),
          ]))
    }
  }

  private func scalingRow(_ name: String, _ cells: [String]) -> String {
    padded(name, to: 20)
      + zip(cells, [13, 11, 10, 13, 10, 10, 10, 8]).map { leftPadded($0, to: $1) }.joined()
  }
}
