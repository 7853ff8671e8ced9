public import Diagnostics

/// How well predicted classes agree with reference classes, from counts per class.
///
/// Classes are numbered from 0. Weighted accuracy (WA) is the share of clips that are right;
/// unweighted accuracy (UA) the mean recall over classes, so that a rare class counts as much as a
/// frequent one. The two names are swapped in some published code.
public struct ClassificationMetrics: Sendable, Hashable, Codable {
  /// How often each class occurs in the reference.
  public let support: [Int]
  /// How often each class was predicted.
  public let predictions: [Int]
  /// How often each class was predicted and is the reference.
  public let hits: [Int]
  /// The number of clips.
  public let count: Int

  /// Class numbers at or above this are taken for a mistake.
  public static let classLimit = 1_000_000

  /// Compares predictions with the reference.
  ///
  /// Throws where the lists are empty or differ in length, or a class is negative or at least
  /// `classes` (by default the largest class that occurs, plus one).
  public init(predicted: [Int], reference: [Int], classes: Int? = nil) throws(Fault) {
    try requireEqualCounts(
      predicted.count, "predictions", reference.count, "reference classes")
    guard !reference.isEmpty else {
      throw Fault("metrics.empty", "a metric must have at least one clip, but has none")
    }
    let limit = min(classes ?? Self.classLimit, Self.classLimit)
    var largest = 0
    for (name, labels) in [("predicted", predicted), ("reference", reference)] {
      for (clip, label) in labels.enumerated() {
        guard label >= 0, label < limit else {
          throw Fault(
            "metrics.class-out-of-range",
            "a \(name) class must be from 0 to below \(limit), but is \(label) at clip \(clip + 1)")
        }
        largest = max(largest, label)
      }
    }
    let size = classes.map { min($0, Self.classLimit) } ?? largest + 1
    var support = [Int](repeating: 0, count: size)
    var predictions = support
    var hits = support
    for (guess, truth) in zip(predicted, reference) {
      support[truth] += 1
      predictions[guess] += 1
      if guess == truth { hits[truth] += 1 }
    }
    self.support = support
    self.predictions = predictions
    self.hits = hits
    count = reference.count
  }

  /// The counts of several parts together, as if they were one; nothing where there is no part, or they
  /// differ in their number of classes.
  public init?(pooling parts: [ClassificationMetrics]) {
    guard let first = parts.first, parts.allSatisfy({ $0.classes == first.classes }) else {
      return nil
    }
    func sums(_ counts: (ClassificationMetrics) -> [Int]) -> [Int] {
      parts.dropFirst().reduce(counts(first)) { sum, part in zip(sum, counts(part)).map { $0 + $1 }
      }
    }
    support = sums(\.support)
    predictions = sums(\.predictions)
    hits = sums(\.hits)
    count = parts.reduce(0) { $0 + $1.count }
  }

  /// The number of classes.
  public var classes: Int { support.count }

  /// Weighted accuracy (WA): the share of clips that are right.
  public var accuracy: Double { Double(hits.reduce(0, +)) / Double(count) }

  /// Unweighted accuracy (UA): the mean recall over the classes present in the reference.
  ///
  /// A class that no clip has, as can be in a test part of few speakers, is neither right nor wrong and
  /// does not count, however often it was predicted.
  public var unweightedAccuracy: Double { Self.mean(recalls.compactMap { $0 }) }

  /// The mean F1 over the classes that occur in the reference or among the predictions.
  ///
  /// A class that occurs without a single hit counts as 0; one that never occurs is left out, as in
  /// scikit-learn.
  public var macroF1: Double { Self.mean(f1Scores.compactMap { $0 }) }

  /// Hits over support, for each class; none where the class is absent from the reference.
  public var recalls: [Double?] {
    zip(hits, support).map { $1 > 0 ? Double($0) / Double($1) : nil }
  }

  /// Hits over predictions, for each class; none where the class was never predicted.
  public var precisions: [Double?] {
    zip(hits, predictions).map { $1 > 0 ? Double($0) / Double($1) : nil }
  }

  /// `2 hits / (support + predictions)` for each class; none where the class never occurs.
  public var f1Scores: [Double?] {
    support.indices.map {
      let occurrences = support[$0] + predictions[$0]
      return occurrences > 0 ? Double(2 * hits[$0]) / Double(occurrences) : nil
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
