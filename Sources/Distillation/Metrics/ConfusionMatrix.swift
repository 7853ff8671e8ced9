public import Diagnostics

/// How often each reference class (row) was taken for each class (column).
public struct ConfusionMatrix: Sendable, Hashable {
  /// The counts: rows are the reference, columns the predictions.
  public let counts: [[Int]]

  /// The largest number of classes for which a full matrix is made.
  public static let classLimit = 2_048

  /// Counts pairs of classes; throws as ``ClassificationMetrics`` does, or above 2,048 classes.
  public init(predicted: [Int], reference: [Int], classes: Int? = nil) throws(Fault) {
    let metrics = try ClassificationMetrics(
      predicted: predicted, reference: reference, classes: classes)
    guard metrics.classes <= Self.classLimit else {
      throw Fault(
        "metrics.too-many-classes",
        "a confusion matrix must have at most \(Self.classLimit) classes, but has "
          + "\(metrics.classes)")
    }
    let row = [Int](repeating: 0, count: metrics.classes)
    var counts = [[Int]](repeating: row, count: metrics.classes)
    for (guess, truth) in zip(predicted, reference) { counts[truth][guess] += 1 }
    self.counts = counts
  }

  /// The number of classes.
  public var classes: Int { counts.count }

  /// Each row divided by its sum, so that the diagonal holds recalls; zeros for an absent class.
  public var rowShares: [[Double]] {
    counts.map { row in
      let sum = row.reduce(0, +)
      return row.map { sum > 0 ? Double($0) / Double(sum) : 0 }
    }
  }
}
