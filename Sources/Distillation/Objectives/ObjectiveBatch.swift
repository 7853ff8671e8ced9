import Autodiff
import Diagnostics
public import Tensors

/// What an objective is told about the rows of a step besides their embeddings.
public struct ObjectiveBatch: Sendable {
  /// The class of each row, −1 where it is not known.
  public let labels: [Int]
  /// The place of each row among the training rows; empty for rows that are not learnt from.
  public let rows: [Int]
  /// How much each row counts, all alike if absent; a row of weight 0 takes no part.
  public let weights: [Float]?
  /// Random numbers for this step.
  public let key: RandomKey
  /// The step within all of training, from 0.
  public let step: Int

  /// Creates a batch.
  public init(
    labels: [Int], rows: [Int] = [], weights: [Float]? = nil, key: RandomKey = RandomKey(0),
    step: Int = 0
  ) {
    self.labels = labels
    self.rows = rows
    self.weights = weights
    self.key = key
    self.step = step
  }

  /// The rows that take part.
  var counting: [Int] {
    labels.indices.filter { index in
      guard let weights else { return true }
      return index < weights.count && weights[index] > 0
    }
  }

  /// Refuses embeddings that are not matrices with a row for each label, and weights that do not
  /// match.
  func check(
    _ student: Variable, _ target: Variable, for objective: String
  ) throws(Fault) {
    guard student.shape.rank == 2, target.shape.rank == 2, student.shape[0] == labels.count,
      target.shape[0] == labels.count, weights.map({ $0.count == labels.count }) ?? true
    else {
      throw Fault(
        "shape.mismatch",
        "`\(objective)` needs two matrices with a row, and if any a weight, for each of "
          + "\(counted(labels.count, "label")), but has \(student.shape) and \(target.shape)"
          + (weights.map { " and \(counted($0.count, "weight"))" } ?? ""))
    }
    if let bad = weights?.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw Fault("weight.range", "a row weight must be 0 or more, but is \(bad)")
    }
  }
}
