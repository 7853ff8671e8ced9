public import Diagnostics
public import Tensors

/// Chooses the penalty of a ``LinearProbe`` by cross-validation within its own training clips.
///
/// Clips are dealt to folds class by class in random order, so that every fold has about the same
/// classes. The penalty with the highest mean accuracy over folds is taken, of equals the largest: the
/// simplest probe. Clips that the probe is later judged on are never looked at.
public struct PenaltySelection: Sendable {
  /// The penalty that was chosen.
  public let penalty: Double
  /// Every penalty that was tried, with its mean accuracy over the folds.
  public let candidates: [(penalty: Double, accuracy: Double)]
  /// The number of folds.
  public let folds: Int

  /// What is tried: six powers of ten.
  public static let penalties = [0.01, 0.1, 1, 10, 100, 1000]

  /// Tries every penalty; clips labelled −1 are left out.
  ///
  /// Throws what ``LinearProbe`` throws, `metrics.penalty-folds` where a fold would leave fewer than
  /// two classes to learn from, and once `isStopped`.
  public init(
    training embeddings: Embeddings, labels: [Int], classes: Int,
    penalties: [Double] = penalties, folds: Int = 5, key: RandomKey,
    isStopped: () -> Bool = { false }
  ) throws(Fault) {
    try requireEqualCounts(embeddings.count, "embeddings", labels.count, "labels")
    let used = labels.indices.filter { labels[$0] >= 0 }
    guard Set(used.map { labels[$0] }).count > 1 else {
      throw Fault(
        "metrics.one-class",
        "a probe must have labelled clips of at least 2 classes, but has fewer")
    }
    let dealt = Self.deal(used, labels, into: min(folds, used.count), key)
    let parts = dealt.count
    var candidates: [(penalty: Double, accuracy: Double)] = []
    for penalty in penalties {
      var sum = 0.0
      for fold in 0..<parts {
        let learn = dealt.indices.filter { $0 != fold }.flatMap { dealt[$0] }
        guard Set(learn.map { labels[$0] }).count > 1 else {
          throw Fault(
            "metrics.penalty-folds",
            "a penalty can be chosen where every fold leaves clips of 2 classes to learn from, but "
              + "there are \(counted(used.count, "labelled clip"))",
            hint: "Give the penalty, such as penalty=1.", parameter: "penalty")
        }
        let probe = try LinearProbe(
          training: embeddings.rows(learn), labels: learn.map { labels[$0] }, classes: classes,
          penalty: penalty, isStopped: isStopped)
        let predicted = try probe.predict(embeddings.rows(dealt[fold]))
        let hits = zip(predicted, dealt[fold]).count { $0 == labels[$1] }
        sum += Double(hits) / Double(dealt[fold].count)
      }
      candidates.append((penalty, sum / Double(max(1, parts))))
    }
    let best = candidates.max { ($0.accuracy, $0.penalty) < ($1.accuracy, $1.penalty) }
    self.candidates = candidates
    self.folds = parts
    penalty = best?.penalty ?? 1
  }

  /// The clips of each fold, class after class by turns.
  private static func deal(
    _ clips: [Int], _ labels: [Int], into folds: Int, _ key: RandomKey
  ) -> [[Int]] {
    guard folds > 0 else { return [] }
    var dealt = [[Int]](repeating: [], count: folds)
    var next = 0
    for label in Set(clips.map { labels[$0] }).sorted() {
      let members = clips.filter { labels[$0] == label }
      for place in key.child("probe").child(label).permutation(members.count) {
        dealt[next % folds].append(members[place])
        next += 1
      }
    }
    return dealt.map { $0.sorted() }
  }
}

extension Embeddings {
  /// The embeddings of some clips, whose indices must exist; throws where there is none.
  public func rows(_ clips: [Int]) throws(Fault) -> Embeddings {
    try Embeddings(count: clips.count, width: width, values: clips.flatMap { self[$0] })
  }
}
