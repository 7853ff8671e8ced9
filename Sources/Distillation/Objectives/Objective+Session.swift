import Autodiff
public import Diagnostics
import NeuralNets
public import Tensors

extension Objective {
  /// The weighted sum of all terms between embeddings at work on one student; none where there is no
  /// such term.
  ///
  /// Where widths differ, all terms that compare row by row share one projector.
  ///
  /// - Throws: `objective.batch`, `objective.negatives` where a term cannot work on the rows.
  public func embeddingSession(
    studentWidth: Int, teacherWidth: Int, rows: ObjectiveRows, key: RandomKey
  ) throws(Fault) -> (any ObjectiveSession)? {
    var parts: [TermSession] = []
    for (index, term) in terms.enumerated() {
      guard case .embedding(let objective) = term.kind else { continue }
      let comparesRows = objective is any RowObjective
      let session = try objective.session(
        studentWidth: comparesRows ? teacherWidth : studentWidth, teacherWidth: teacherWidth,
        rows: rows, key: key.child("term").child(index))
      parts.append(
        TermSession(weight: Float(term.weight), comparesRows: comparesRows, session: session))
    }
    guard !parts.isEmpty else { return nil }
    let needsProjector = parts.contains { $0.comparesRows }
    return SumSession(
      parts,
      projector: needsProjector
        ? try EmbeddingProjector.network(from: studentWidth, to: teacherWidth, key: key) : nil)
  }
}

/// One term at work.
private struct TermSession {
  let weight: Float
  /// Whether it compares what the projector makes of the student's embeddings.
  let comparesRows: Bool
  let session: any ObjectiveSession
}

/// All terms at work, and the projector they share.
private final class SumSession: ObjectiveSession {
  private let parts: [TermSession]
  private let projector: Network?

  init(_ parts: [TermSession], projector: Network?) {
    self.parts = parts
    self.projector = projector
  }

  var blocks: [ParameterBlock] {
    (projector.map { [$0.parameters] } ?? []) + parts.flatMap(\.session.blocks)
  }

  func loss(
    _ tape: Tape, student: Variable, target: Variable, batch: ObjectiveBatch, isTraining: Bool
  ) throws(Fault) -> Variable {
    let projected = try projector?.forward(student, tape) ?? student
    var losses: [(weight: Float, value: Variable)] = []
    for part in parts {
      losses.append(
        (
          part.weight,
          try part.session.loss(
            tape, student: part.comparesRows ? projected : student, target: target, batch: batch,
            isTraining: isTraining)
        ))
    }
    return try tape.weightedSum(losses)
  }
}
