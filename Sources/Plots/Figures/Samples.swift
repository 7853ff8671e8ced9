/// A named set of measurements, of which a distribution is shown.
public struct Samples: Sendable, Hashable {
  /// The name of the set.
  public let name: String?
  /// The measurements; values that are not finite are left out and counted.
  public let values: [Double]

  /// Creates a set of measurements.
  public init(_ name: String? = nil, _ values: [Double]) {
    self.name = name
    self.values = values
  }

  /// The finite values, in ascending order.
  var sorted: [Double] { values.filter(\.isFinite).sorted() }
}

/// The quantile of ascending values with linear interpolation (type 7 of Hyndman and Fan, "Sample
/// quantiles in statistical packages", The American Statistician 1996); nothing for no values.
func quantile(_ sorted: [Double], _ probability: Double) -> Double? {
  guard let last = sorted.last else { return nil }
  let place = min(max(probability, 0), 1) * Double(sorted.count - 1)
  let index = Int(place)
  guard index + 1 < sorted.count else { return last }
  let part = place - Double(index)
  // Weighted, not a difference, which could overflow.
  return sorted[index] * (1 - part) + sorted[index + 1] * part
}
