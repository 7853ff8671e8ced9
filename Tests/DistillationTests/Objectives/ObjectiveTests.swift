import Autodiff
import Diagnostics
import Distillation
import Tensors
import Testing

struct ObjectiveTests {
  /// The loss of the terms between embeddings for the rows of the golden numbers.
  private func embeddingLoss(_ objective: Objective) throws -> Float? {
    let tape = Tape()
    let labels = [0, 1, 0, 1]
    let session = try objective.embeddingSession(
      studentWidth: 2, teacherWidth: 2, rows: ObjectiveRows(labels: labels, batchSize: 4),
      key: RandomKey(1))
    return try session?.loss(
      tape, student: tape.variable(Tensor(rows: RowObjectiveTests.s)),
      target: tape.constant(Tensor(rows: RowObjectiveTests.u)),
      batch: ObjectiveBatch(labels: labels, rows: [0, 1, 2, 3]), isTraining: true
    ).scalar
  }

  @Test func addsUp() throws {
    let sum = try Objective(EmbeddingMSE()) + Objective(EmbeddingCosine(), weight: 0.5)
    #expect(sum.description == "mse(weight=1.0) + cosine(weight=0.5)")
    #expect(sum.comparesEmbeddings && !sum.comparesLabels)
    let value = try #require(try embeddingLoss(sum))
    #expect(abs(Double(value) - (1 + 0.5 * 0.3628291755)) < 1e-6)
  }

  @Test func keepsEmbeddingsAndLabelsApart() throws {
    let both = try Objective(EmbeddingL1(), weight: 2) + Objective(SoftLabels())
    #expect(both.comparesEmbeddings && both.comparesLabels)
    #expect(
      both.description
        == "l1(weight=2.0) + soft_labels(temperature=4.0, imitation=0.9, weight=1.0)")
    let tape = Tape()
    let (s, u) = (
      try tape.variable(Tensor(rows: RowObjectiveTests.s)),
      try tape.constant(Tensor(rows: RowObjectiveTests.u))
    )
    #expect(try embeddingLoss(both) == 2)
    let onlyLabels = try Objective(GeneralizedDistillation())
    #expect(try embeddingLoss(onlyLabels) == nil)
    #expect(
      try Objective(EmbeddingL1()).labelLoss(tape, student: s, teacher: u, labels: [0, 1, 0, 1])
        == nil)
    let loss = try onlyLabels.labelLoss(tape, student: s, teacher: u, labels: [0, 1, 0, 1])
    let alone = try GeneralizedDistillation().apply(
      tape, student: s, teacher: u, labels: [0, 1, 0, 1], weights: nil)
    #expect(loss?.scalar == alone.scalar)
  }

  @Test func refusesBadWeights() {
    #expect(throws: Fault.self) { try Objective(EmbeddingMSE(), weight: -1) }
    #expect(throws: Fault.self) { try Objective(EmbeddingMSE(), weight: .nan) }
    #expect(throws: Fault.self) { try Objective(SoftLabels(), weight: .infinity) }
  }
}
