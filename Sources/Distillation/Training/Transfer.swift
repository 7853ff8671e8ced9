import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The transfer of one set of embeddings, of clips or of segments, from a teacher to a student.
struct Transfer {
  /// The teacher's embeddings, standardised, a row for each training clip or segment.
  private let targets: Tensor
  /// The clip of each row; absent where rows are clips.
  private let layout: SequenceLayout?
  /// The class of each row, −1 where it may not be used.
  private let labels: [Int]
  /// The terms at work, with what they learn.
  let session: any ObjectiveSession

  /// Prepares the transfer of clip embeddings, or of segment embeddings with a layout; nothing where
  /// the objective has no term between embeddings.
  ///
  /// Throws as the terms do where batches do not suit them.
  init?(
    _ objective: Objective, targets: Tensor, layout: SequenceLayout?, clipLabels: [Int],
    studentWidth: Int, batchSize: Int, key: RandomKey
  ) throws(Fault) {
    let labels = layout.map { $0.owners.map { clipLabels[$0] } } ?? clipLabels
    // A batch has as many rows as its clips have segments, which is at least one each.
    let session = try objective.embeddingSession(
      studentWidth: studentWidth, teacherWidth: targets.shape[1],
      rows: ObjectiveRows(labels: labels, batchSize: batchSize), key: key)
    guard let session else { return nil }
    self.session = session
    self.targets = targets
    self.layout = layout
    self.labels = labels
  }

  /// The loss of a batch of clips.
  func loss(_ embedded: Embedded, _ batch: Batch, _ tape: Tape) throws(Fault) -> Variable {
    let rows = layout.map { layout in batch.rows.flatMap { Array(layout[$0]) } } ?? batch.rows
    return try session.loss(
      tape, student: student(embedded), target: tape.rows(of: targets, rows),
      batch: ObjectiveBatch(
        labels: rows.map { labels[$0] }, rows: rows, key: batch.key, step: batch.step),
      isTraining: true)
  }

  /// The loss of clips that are not learnt from, some rows at a time as in training.
  func validationLoss(
    student: Tensor, target: Tensor, labels: [Int], batchSize: Int, _ numerics: Numerics
  ) throws(Fault) -> Double {
    let tape = Tape(numerics)
    tape.isRecording = false
    let count = student.shape[0]
    var total = 0.0
    for start in stride(from: 0, to: count, by: batchSize) {
      tape.reset()
      let rows = start..<min(count, start + batchSize)
      let loss = try session.loss(
        tape, student: tape.rows(of: student, rows), target: tape.rows(of: target, rows),
        batch: ObjectiveBatch(labels: Array(labels[rows])), isTraining: false)
      total += Double(loss.scalar) * Double(rows.count)
    }
    return total / Double(max(1, count))
  }

  private func student(_ embedded: Embedded) throws(Fault) -> Variable {
    guard layout != nil, let segments = embedded.segments else { return embedded.clips }
    return segments.values
  }
}
