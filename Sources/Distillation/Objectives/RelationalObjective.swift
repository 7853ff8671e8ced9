public import Autodiff
public import Diagnostics
import NeuralNets
public import Tensors

/// A comparison of the relations between the clips of a batch, which needs no equal widths.
public protocol RelationalObjective: EmbeddingObjective {
  /// The smallest batch in which there is something to compare.
  static var fewestRows: Int { get }
  /// The largest batch, where the cost grows too fast for more.
  static var mostRows: Int? { get }

  /// The loss of a batch, one number; the target gets no gradient.
  ///
  /// **Shapes** `[rows, student's width]` and `[rows, teacher's width]`, with at least
  /// ``fewestRows`` rows.
  ///
  /// - Throws: `shape.mismatch` if the shapes do not fit.
  func apply(_ tape: Tape, student: Variable, target: Variable) throws(Fault) -> Variable
}

extension RelationalObjective {
  /// No bound.
  public static var mostRows: Int? { nil }

  /// A session that learns and remembers nothing.
  ///
  /// Rows of weight 0 are left out; all others count alike, for a relation belongs to several rows.
  ///
  /// - Throws: `objective.batch` where batches are too small or too large.
  public func session(
    studentWidth: Int, teacherWidth: Int, rows: ObjectiveRows, key: RandomKey
  ) throws(Fault) -> any ObjectiveSession {
    try rows.require(Self.fewestRows, atMost: Self.mostRows, for: Self.name)
    return RelationalSession(self)
  }
}

extension ObjectiveRows {
  /// Refuses batches that are too small or too large for an objective.
  func require(_ fewest: Int, atMost most: Int? = nil, for objective: String) throws(Fault) {
    guard largestBatch >= fewest else {
      throw Fault(
        "objective.batch",
        "a batch must have at least \(counted(fewest, "clip")) for `\(objective)`, but has "
          + "\(largestBatch)",
        hint: batchSize < fewest
          ? "Make `batch` larger: the objective compares clips with each other."
          : "Use more clips: the objective compares clips with each other.", parameter: "batch")
    }
    if let most, largestBatch > most {
      throw Fault(
        "objective.batch",
        "a batch must have at most \(counted(most, "clip")) for `\(objective)`, but has "
          + "\(largestBatch)",
        hint: "Make `batch` smaller: the cost grows with its square or cube.", parameter: "batch")
    }
  }
}

/// Relations within one batch after another.
private final class RelationalSession<Objective: RelationalObjective>: ObjectiveSession {
  private let objective: Objective

  init(_ objective: Objective) {
    self.objective = objective
  }

  let blocks: [ParameterBlock] = []

  func loss(
    _ tape: Tape, student: Variable, target: Variable, batch: ObjectiveBatch, isTraining: Bool
  ) throws(Fault) -> Variable {
    try batch.check(student, target, for: Objective.name)
    let counting = batch.counting
    guard counting.count >= Objective.fewestRows else { return try tape.constant(Tensor(0)) }
    let target = tape.detached(target)
    guard counting.count < batch.labels.count else {
      return try objective.apply(tape, student: student, target: target)
    }
    return try objective.apply(
      tape, student: tape.selectRows(student, counting),
      target: tape.selectRows(target, counting))
  }
}
