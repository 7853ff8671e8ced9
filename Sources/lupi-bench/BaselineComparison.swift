import Diagnostics

/// Measurements beside earlier ones.
struct BaselineComparison {
  /// The least change that is called one.
  private static let threshold = 0.03

  let before: Baseline
  let now: Baseline

  /// The table; ratios are of processor time, below 1 where a case got faster.
  var lines: [String] {
    var lines = [row("case", "before ms", "now ms", "ratio", "best", "noise", "")]
    if before.conditions != now.conditions {
      lines.insert("before: \(before.conditions)", at: 0)
    }
    var slower: [String] = []
    for measurement in now.measurements {
      guard let old = before[measurement.name] else {
        lines.append(row(measurement.name, "-", fixed(measurement.medianCPU, 4), "", "", "", "new"))
        continue
      }
      let ratio = measurement.medianCPU / old.medianCPU
      let best = measurement.bestCPU / old.bestCPU
      let noise = max(measurement.noise, old.noise)
      let remark = Self.remark(ratio, best, noise)
      if remark == "slower" { slower.append(measurement.name) }
      lines.append(
        row(
          measurement.name, fixed(old.medianCPU, 4), fixed(measurement.medianCPU, 4),
          fixed(ratio, 2), fixed(best, 2), fixed(100 * noise, 0) + "%", remark))
    }
    if !slower.isEmpty { lines.append("slower beyond the noise: \(listed(slower))") }
    return lines
  }

  /// A change counts if the median's exceeds the noise and the best agrees.
  private static func remark(_ ratio: Double, _ best: Double, _ noise: Double) -> String {
    let least = 1 + max(threshold, noise)
    if ratio > least, best > 1 + threshold { return "slower" }
    if ratio < 1 / least, best < 1 / (1 + threshold) { return "faster" }
    return ""
  }

  private func row(
    _ name: String, _ before: String, _ now: String, _ ratio: String, _ best: String,
    _ noise: String, _ remark: String
  ) -> String {
    let numbers = zip([before, now, ratio, best, noise], [11, 11, 8, 8, 8])
    return padded(name, to: 26) + numbers.map { leftPadded($0, to: $1) }.joined()
      + (remark.isEmpty ? "" : "  " + remark)
  }
}
