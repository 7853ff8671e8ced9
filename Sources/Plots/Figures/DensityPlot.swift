public import Diagnostics

/// Gaussian kernel density estimates.
public struct DensityPlot: Sendable, Hashable, Codable {
  /// The most groups that can be told apart.
  public static let limit = 12

  /// The estimated curves, one for each group.
  public let curves: [Series]
  /// The bandwidth of each curve, in units of the data.
  public let bandwidths: [Double]
  /// How many finite values each curve rests on.
  public let counts: [Int]
  /// How many values were left out because they are not finite.
  public let dropped: Int

  /// Creates density estimates.
  ///
  /// The default bandwidth is 0.9 min(σ, IQR / 1.34) n^(−1/5) (Silverman, "Density Estimation for
  /// Statistics and Data Analysis", 1986, equation 3.31). Curves reach three bandwidths beyond the
  /// data.
  ///
  /// - Throws: `plot.bandwidth` unless the bandwidth is a positive number, `plot.too-many-series`
  ///   above ``limit``.
  public init(_ samples: [Samples], bandwidth: Double? = nil) throws(Fault) {
    try requireFew(samples.count, of: "groups", limit: Self.limit)
    if let bandwidth, !(bandwidth > 0 && bandwidth.isFinite) {
      throw Fault(
        "plot.bandwidth",
        "the bandwidth must be a positive number, but is \(NumberFormat.shortest.text(bandwidth))",
        hint: "Leave it out to let the data decide.", parameter: "bandwidth")
    }
    let sorted = samples.map(\.sorted)
    let widths = sorted.map { bandwidth ?? Self.bandwidth($0) }
    // One grid for all curves, so that they can be compared point by point.
    let lows = zip(sorted, widths).compactMap { values, width in values.first.map { $0 - 3 * width }
    }
    let highs = zip(sorted, widths).compactMap { values, width in values.last.map { $0 + 3 * width }
    }
    let low = Self.clamped(lows.min() ?? 0)
    let high = Self.clamped(highs.max() ?? 1)
    let grid = (0...200).map { index in
      let part = Double(index) / 200
      return low * (1 - part) + high * part
    }
    var curves: [Series] = []
    for (index, values) in sorted.enumerated() {
      let y = values.isEmpty ? [] : Self.estimate(values, at: grid, width: widths[index])
      curves.append(try Series(samples[index].name, x: values.isEmpty ? [] : grid, y: y))
    }
    self.curves = curves
    bandwidths = widths
    counts = sorted.map(\.count)
    dropped = zip(samples, sorted).map { $0.values.count - $1.count }.reduce(0, +)
  }

  private static func clamped(_ value: Double) -> Double {
    min(max(value, -Double.greatestFiniteMagnitude), Double.greatestFiniteMagnitude)
  }

  private static func bandwidth(_ sorted: [Double]) -> Double {
    guard let first = sorted.first, let last = sorted.last else { return 1 }
    // Scaled by the largest size, so that squares neither overflow nor vanish.
    let size = max(first.magnitude, last.magnitude)
    guard size > 0 else { return 1 }
    let count = Double(sorted.count)
    let mean = sorted.map { $0 / size / count }.reduce(0, +)
    let squares = sorted.map { ($0 / size - mean) * ($0 / size - mean) }.reduce(0, +)
    let deviation = (squares / max(1, count - 1)).squareRoot()
    let quartiles = (quantile(sorted, 0.75) ?? 0) / size - (quantile(sorted, 0.25) ?? 0) / size
    var spread = quartiles > 0 ? min(deviation, quartiles / 1.34) : deviation
    if spread < 1e-12 { spread = 0.1 }
    let width = 0.9 * spread * power(count, -0.2) * size
    return width.isFinite && width > 0 ? width : 1
  }

  private static func estimate(_ values: [Double], at grid: [Double], width: Double) -> [Double] {
    let norm = 1 / (Double(values.count) * 2.506_628_274_631_000_5)
    // Values and grid ascend, so that the values near a place follow those near the place before.
    var first = 0
    return grid.map { place in
      var sum = 0.0
      while first < values.count, place / width - values[first] / width > 9 { first += 1 }
      for value in values[first...] {
        let distance = place / width - value / width
        if distance < -9 { break }
        sum += exponential(-distance * distance / 2)
      }
      return min(sum * norm / width, Double.greatestFiniteMagnitude)
    }
  }
}
