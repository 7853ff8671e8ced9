import Autodiff
import Diagnostics
import Distillation
import Tensors
import Testing

struct ObjectiveTests {
  @Test func addsUp() throws {
    let sum = try Objective(EmbeddingMSE()) + Objective(EmbeddingCosine(), weight: 0.5)
    #expect(sum.description == "mse(weight=1.0) + cosine(weight=0.5)")
    #expect(sum.comparesEmbeddings && !sum.comparesLabels)
    let tape = Tape()
    let loss = try sum.embeddingLoss(
      tape, student: tape.variable(try Tensor(rows: EmbeddingObjectiveTests.s)),
      target: tape.constant(try Tensor(rows: EmbeddingObjectiveTests.u)))
    let value = try #require(loss?.scalar)
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
      tape.variable(try Tensor(rows: EmbeddingObjectiveTests.s)),
      tape.constant(try Tensor(rows: EmbeddingObjectiveTests.u))
    )
    #expect(try both.embeddingLoss(tape, student: s, target: u)?.scalar == 2)
    let onlyLabels = try Objective(GeneralizedDistillation())
    #expect(try onlyLabels.embeddingLoss(tape, student: s, target: u) == nil)
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
