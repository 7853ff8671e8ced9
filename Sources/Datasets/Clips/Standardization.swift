public import Diagnostics
import Tensors

/// The mean and spread of each feature of a view, taken from some clips and applied to any.
///
/// z = (x − mean) / sd with the population standard deviation. A feature that does not vary is only
/// centred: a spread of rounding errors must not blow up what other clips have there.
public struct Standardization: Sendable, Equatable {
  /// The mean of each feature.
  public let means: [Float]
  /// What each feature is divided by: its standard deviation, or 1 where it does not vary.
  public let scales: [Float]

  /// The standard deviation of each feature, 0 where it does not vary.
  public let deviations: [Float]

  /// Takes numbers that were measured before; a deviation of 0 is one of a feature that does not vary.
  ///
  /// Throws `standardize.width` unless there are as many of both, and `standardize.numbers`.
  public init(means: [Float], deviations: [Float]) throws(Fault) {
    guard means.count == deviations.count else {
      throw Fault(
        "standardize.width",
        "there must be a standard deviation for each of \(means.count) means, but there are "
          + "\(deviations.count)")
    }
    guard means.allSatisfy(\.isFinite), deviations.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw Fault(
        "standardize.numbers",
        "means must be finite and standard deviations 0 or more, but one is not")
    }
    self.means = means
    self.deviations = deviations
    scales = deviations.map { $0 > 0 ? $0 : 1 }
  }

  /// A standard deviation below this part of the largest magnitude counts as none.
  static let relativeFloor = 1e-6

  /// Measures a view, padding aside.
  ///
  /// Throws `standardize.empty` for a view without clips.
  public init(_ view: FeatureView) throws(Fault) {
    try self.init(view, clips: Array(0..<view.clipCount))
  }

  /// Measures the clips at the given positions, which must exist.
  init(_ view: FeatureView, clips: [Int]) throws(Fault) {
    let width = view.width
    var sums = [Double](repeating: 0, count: width)
    var largest = [Double](repeating: 0, count: width)
    var rows = 0
    try view.visit(clips) { _, values in
      rows += width == 0 ? 0 : values.count / width
      var feature = 0
      for value in values {
        let value = Double(value)
        sums[feature] += value
        largest[feature] = max(largest[feature], value.magnitude)
        feature = feature + 1 == width ? 0 : feature + 1
      }
    }
    guard rows > 0 || width == 0 else {
      throw Fault(
        "standardize.empty",
        "the view `\(view.name)` must have at least one clip to be standardised on, but has none")
    }
    let means = sums.map { $0 / Double(max(1, rows)) }
    var squares = [Double](repeating: 0, count: width)
    try view.visit(clips) { _, values in
      var feature = 0
      for value in values {
        let offset = Double(value) - means[feature]
        squares[feature] += offset * offset
        feature = feature + 1 == width ? 0 : feature + 1
      }
    }
    self.means = means.map { Float($0) }
    deviations = squares.indices.map { feature in
      let deviation = (squares[feature] / Double(max(1, rows))).squareRoot()
      return deviation > Self.relativeFloor * largest[feature] ? Float(deviation) : 0
    }
    scales = deviations.map { $0 > 0 ? $0 : 1 }
  }

  /// The view with every feature standardised; padding stays zero.
  ///
  /// Throws `standardize.width` for a view of another width.
  public func applied(to view: FeatureView) throws(Fault) -> FeatureView {
    guard view.width == means.count else {
      throw Fault(
        "standardize.width",
        "the view `\(view.name)` must have \(counted(means.count, "feature")), as the data it is "
          + "standardised by, but has \(view.width)")
    }
    return try view.changing(0..<view.clipCount) { _, values in apply(to: values) }
  }

  /// Standardises the numbers of a clip, which has as many features.
  func apply(to values: UnsafeMutableBufferPointer<Float>) {
    var feature = 0
    for place in values.indices {
      values[place] = (values[place] - means[feature]) / scales[feature]
      feature = feature + 1 == means.count ? 0 : feature + 1
    }
  }
}
