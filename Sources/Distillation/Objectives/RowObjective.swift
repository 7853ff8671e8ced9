public import Autodiff
public import Diagnostics
import NeuralNets
public import Tensors

/// A distance between a student's embedding of a clip and the teacher's.
///
/// Where the widths differ, a learned linear projector lies between the two.
public protocol RowObjective: EmbeddingObjective {
  /// The loss of a batch, one number; the target gets no gradient.
  ///
  /// `weights` says how much each row counts, all alike if absent; a row of weight 0 is ignored.
  ///
  /// **Shapes** both `[…, d]`, equal; the mean is over the rows of the last axis.
  ///
  /// - Throws: `shape.mismatch` if the shapes differ.
  func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable
}

extension RowObjective {
  /// A session with a projector where it is needed, and nothing else.
  public func session(
    studentWidth: Int, teacherWidth: Int, rows: ObjectiveRows, key: RandomKey
  ) throws(Fault) -> any ObjectiveSession {
    RowSession(
      self, try EmbeddingProjector.network(from: studentWidth, to: teacherWidth, key: key))
  }
}

/// A distance between rows, and the projector of the student's.
private final class RowSession: ObjectiveSession {
  private let objective: any RowObjective
  private let projector: Network?

  init(_ objective: any RowObjective, _ projector: Network?) {
    self.objective = objective
    self.projector = projector
  }

  var blocks: [ParameterBlock] { projector.map { [$0.parameters] } ?? [] }

  func loss(
    _ tape: Tape, student: Variable, target: Variable, batch: ObjectiveBatch, isTraining: Bool
  ) throws(Fault) -> Variable {
    let student = try projector?.forward(student, tape) ?? student
    return try objective.apply(tape, student: student, target: target, weights: batch.weights)
  }
}
