public import Diagnostics

/// A sample of finite numbers and its summary statistics.
public struct Sample: Sendable, Hashable {
  /// The numbers, at least one, in the order given.
  public let values: [Double]
  private let sorted: [Double]

  /// Creates a sample; throws where there is no number or one is not finite.
  public init(_ values: [Double]) throws(Fault) {
    guard !values.isEmpty else {
      throw Fault("statistics.empty", "a sample must have at least one value, but has none")
    }
    try requireFinite(values, "a sample's values")
    self.values = values
    sorted = values.sorted()
  }

  /// The number of values.
  public var count: Int { values.count }
  /// The smallest value.
  public var minimum: Double { sorted.first ?? .nan }
  /// The largest value.
  public var maximum: Double { sorted.last ?? .nan }
  /// The middle value, or the mean of the two middle ones.
  public var median: Double { interpolated(0.5) }

  /// The arithmetic mean; exactly the common value where all are equal.
  public var mean: Double {
    if minimum == maximum { return minimum }
    let first = values.reduce(0, +) / Double(count)
    return first + values.reduce(0) { $0 + ($1 - first) } / Double(count)
  }

  /// The unbiased variance, with n − 1 below the fraction bar; none for a single value.
  public var variance: Double? {
    guard count > 1 else { return nil }
    let mean = mean
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
  }

  /// The sample standard deviation, with n − 1 below the fraction bar; none for a single value.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The standard error of the mean, sd / √n; none for a single value.
  public var standardError: Double? {
    standardDeviation.map { $0 / Double(count).squareRoot() }
  }

  /// The value below which a share `probability`, 0 to 1, lies, interpolated linearly.
  ///
  /// Position `p (n − 1)` in the sorted values: type 7 of Hyndman and Fan, "Sample quantiles in
  /// statistical packages", The American Statistician 1996; the default of NumPy and of R.
  public func quantile(_ probability: Double) throws(Fault) -> Double {
    guard probability >= 0, probability <= 1 else {
      throw Fault(
        "statistics.probability", "a quantile must lie from 0 to 1, but is \(probability)")
    }
    return interpolated(probability)
  }

  /// The confidence interval of the mean from Student's t; none for a single value.
  public func meanInterval(level: Double = 0.95) throws(Fault) -> ConfidenceInterval? {
    try requireLevel(level)
    guard let error = standardError else { return nil }
    let t = try StudentT(degreesOfFreedom: Double(count - 1)).quantile(0.5 + level / 2)
    let mean = mean
    return ConfidenceInterval(lower: mean - t * error, upper: mean + t * error, level: level)
  }

  private func interpolated(_ probability: Double) -> Double {
    let position = probability * Double(count - 1)
    let below = min(max(Int(position), 0), count - 1)
    let above = min(below + 1, count - 1)
    let weight = position - Double(below)
    return weight == 0 ? sorted[below] : (1 - weight) * sorted[below] + weight * sorted[above]
  }
}
