import Datasets
import Diagnostics
import Distillation
import Tensors

/// A linear classifier of frozen embeddings, learnt on one part of the data and judged on another.
struct Probe {
  let run: RunValue
  let train: Dataset
  let test: Dataset
  /// The label that is looked for; the target where it is not given.
  let label: String?
  let isStopped: () -> Bool

  /// What a probe found.
  struct Outcome {
    let metrics: ClassificationMetrics
    /// The share of the most frequent class of the training part among the clips it is judged on.
    let chance: Double
    let penalty: Double
    let classes: [String]
  }

  /// Trains and judges; chooses the penalty within the training part where it is not given.
  func outcome(penalty: Double?, key: RandomKey) throws -> Outcome {
    let learn = try labelled(train)
    let judge = try labelled(test)
    let places = judge.labels.indices.filter { judge.labels[$0] >= 0 }
    let reference = try places.map { place -> Int in
      let name = judge.classes[judge.labels[place]]
      guard let known = learn.classes.firstIndex(of: name), learn.labels.contains(known) else {
        throw Fault(
          "probe.classes",
          "the training part must have every class of the other, but has no `\(name)`",
          hint: "Divide so that both parts have all classes: by clip, or by another label.",
          parameter: "on")
      }
      return known
    }
    let embeddings = try Embeddings(run.embeddings(of: train))
    let chosen =
      try penalty
      ?? PenaltySelection(
        training: embeddings, labels: learn.labels, classes: learn.classes.count, key: key,
        isStopped: isStopped
      ).penalty
    let classifier = try LinearProbe(
      training: embeddings, labels: learn.labels, classes: learn.classes.count, penalty: chosen,
      isStopped: isStopped)
    let predicted = try classifier.predict(Embeddings(run.embeddings(of: test)))
    let metrics = try ClassificationMetrics(
      predicted: places.map { predicted[$0] }, reference: reference, classes: learn.classes.count)
    var counts = [Int](repeating: 0, count: learn.classes.count)
    for label in learn.labels where label >= 0 { counts[label] += 1 }
    let frequent = counts.indices.reduce(0) { counts[$1] > counts[$0] ? $1 : $0 }
    return Outcome(
      metrics: metrics,
      chance: Double(reference.count { $0 == frequent }) / Double(max(1, reference.count)),
      penalty: chosen, classes: learn.classes)
  }

  /// The class of each clip, -1 where it may not be used.
  private func labelled(_ data: Dataset) throws -> (labels: [Int], classes: [String]) {
    let column = try label.map { try data.label($0) } ?? data.requiredTarget()
    let isTarget = label == nil || label == data.target
    let labels = column.indices.indices.map {
      data.labelled[$0] || !isTarget ? column.indices[$0] : LabelColumn.missing
    }
    return (labels, column.classes)
  }
}
