/// A range that covers the true value in a share `level` of repeated experiments.
public struct ConfidenceInterval: Sendable, Hashable, Codable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The share of experiments, such as 0.95.
  public let level: Double

  /// Creates an interval.
  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  /// Half the width: the number after ± where the interval is symmetric.
  public var halfWidth: Double { (upper - lower) / 2 }

  /// Whether a value lies inside, ends included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
