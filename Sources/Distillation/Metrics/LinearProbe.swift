public import Diagnostics

/// A linear classifier trained on frozen embeddings, to see what they make easy to tell.
///
/// Multinomial logistic regression on dimensions standardised with training statistics:
/// `Σ CE(y, softmax(Wx + b)) + penalty/2 ‖W‖²`, minimised to convergence. The minimum is unique, so
/// there is no seed and no learning rate. `penalty` is 1/C of scikit-learn.
///
/// Reference: Alain and Bengio, "Understanding intermediate layers using linear classifier probes",
/// ICLR workshop 2017.
public struct LinearProbe: Sendable {
  /// The number of classes.
  public let classes: Int
  /// The penalty on the squared weights.
  public let penalty: Double
  /// The number of steps taken.
  public let iterations: Int
  /// Whether the gradient vanished to the tolerance before the steps ran out.
  public let isConverged: Bool
  private let means: [Double]
  private let scales: [Double]
  /// Weights of every class for each dimension, then the classes' biases.
  private let weights: [Double]

  /// Trains on embeddings; clips labelled −1 are left out.
  ///
  /// Throws where counts differ, a label is no class, fewer than two classes have a clip, or once
  /// `isStopped`.
  public init(
    training embeddings: Embeddings, labels: [Int], classes: Int, penalty: Double = 1,
    iterations: Int = 1_000, isStopped: () -> Bool = { false }
  ) throws(Fault) {
    try requireEqualCounts(embeddings.count, "embeddings", labels.count, "labels")
    if let wrong = labels.first(where: { $0 < -1 || $0 >= classes }) {
      throw Fault(
        "metrics.class-out-of-range",
        "a class must be from 0 to below \(classes), or -1 for none, but is \(wrong)")
    }
    try Self.check(classes: classes, penalty: penalty, iterations: iterations)
    let places = labels.indices.filter { labels[$0] >= 0 }
    let distinct = Set(places.map { labels[$0] }).count
    guard distinct > 1 else {
      throw Fault(
        "metrics.one-class",
        "a probe must have labelled clips of at least 2 classes, but has \(distinct)")
    }
    let width = embeddings.width
    let labelled = try Embeddings(
      count: places.count, width: width, values: places.flatMap { embeddings[$0] })
    let means = labelled.means
    let scales = Self.scales(of: labelled)
    let loss = ProbeLoss(
      inputs: Self.standardized(labelled, means, scales), labels: places.map { labels[$0] },
      width: width, classes: classes, penalty: penalty)
    var minimizer = LimitedMemoryBFGS()
    let outcome = minimizer.minimize(
      from: [Double](repeating: 0, count: (width + 1) * classes),
      tolerance: 1e-8 * Double(places.count), iterations: iterations,
      isStopped: isStopped
    ) { loss.value(at: $0, gradient: &$1) }
    if isStopped() { throw stoppedFault() }
    self.classes = classes
    self.penalty = penalty
    self.means = means
    self.scales = scales
    weights = outcome.point
    self.iterations = outcome.iterations
    isConverged = outcome.isConverged
  }

  /// The scores of each clip for every class, before the softmax; throws where dimensions differ.
  public func logits(_ embeddings: Embeddings) throws(Fault) -> [[Double]] {
    guard embeddings.width == means.count else {
      throw Fault(
        "metrics.dimension-mismatch",
        "embeddings must have the \(means.count) dimensions of the probe's training, but have "
          + "\(embeddings.width)")
    }
    let inputs = Self.standardized(embeddings, means, scales)
    return (0..<embeddings.count).map { clip in
      ProbeLoss.logits(
        inputs[(clip * means.count)..<((clip + 1) * means.count)], weights, classes: classes)
    }
  }

  /// The class of each clip with the largest score, the first of equals; throws where dimensions
  /// differ.
  public func predict(_ embeddings: Embeddings) throws(Fault) -> [Int] {
    try logits(embeddings).map { scores in
      scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
    }
  }

  private static func check(
    classes: Int, penalty: Double, iterations: Int
  ) throws(Fault) {
    guard classes <= 100_000 else {
      throw Fault(
        "metrics.too-many-classes",
        "a probe must have at most 100 000 classes, but has \(classes)")
    }
    guard penalty > 0, penalty < .infinity else {
      throw Fault(
        "metrics.penalty", "penalty must be a positive number, but is \(penalty)",
        parameter: "penalty")
    }
    guard iterations > 0 else {
      throw Fault(
        "metrics.iterations", "iterations must be at least 1, but are \(iterations)",
        parameter: "iterations")
    }
  }

  /// The standard deviation of each dimension, 1 where it is constant.
  private static func scales(of embeddings: Embeddings) -> [Double] {
    var squares = [Double](repeating: 0, count: embeddings.width)
    for (place, value) in embeddings.centered.enumerated() {
      squares[place % embeddings.width] += value * value
    }
    return squares.map { $0 > 0 ? ($0 / Double(embeddings.count)).squareRoot() : 1 }
  }

  private static func standardized(
    _ embeddings: Embeddings, _ means: [Double], _ scales: [Double]
  ) -> [Double] {
    embeddings.values.indices.map { place in
      let column = place % embeddings.width
      return (embeddings.values[place] - means[column]) / scales[column]
    }
  }
}
