import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Objectives, values and gradients, against PyTorch.
struct ObjectiveParityTests {
  /// An objective with the names of the learned arrays of its session, in the order of the blocks.
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let objective: any EmbeddingObjective
    let learned: [String]

    init(_ name: String, _ objective: any EmbeddingObjective, _ learned: [String] = []) {
      description = name
      self.objective = objective
      self.learned = learned
    }
  }

  private static let maps = ["ws", "bs", "wt", "bt"]

  static func cases() throws -> [Case] {
    [
      Case("mse", EmbeddingMSE()), Case("l1", EmbeddingL1()), Case("cosine", EmbeddingCosine()),
      Case("smooth_l1", try EmbeddingSmoothL1().with(["threshold": 0.7])),
      Case("unit_mse", EmbeddingUnitMSE()), Case("rkd_distance", RelationalDistances()),
      Case("rkd_angle", RelationalAngles()),
      Case("pkt", ProbabilisticTransfer()), Case("similarity_preserving", SimilarityPreserving()),
      Case("cka", EmbeddingAlignment()), Case("cosine_l1", EmbeddingCosineL1()),
      Case("hint", EmbeddingHint(), ["w", "b"]),
      Case("info_nce", try InBatchContrast().with(["width": 6]), maps),
      Case(
        "info_nce_masked",
        try InBatchContrast().with(["width": 6, "temperature": 0.5, "masked": true]), maps),
      Case("crd", try BankContrast().with(["width": 6]), maps),
    ]
  }

  @Test(arguments: try cases(), [Numerics.fast, .exact])
  func agrees(_ test: Case, _ numerics: Numerics) throws {
    let (s, t) = (try Fixture.load("\(test)/s"), try Fixture.load("\(test)/t"))
    let labels =
      test.learned.count > 2
      ? try Fixture.classes("\(test)/labels") : [Int](repeating: -1, count: s.shape[0])
    // Only the memory bank has more clips than the batch.
    let rows =
      test.description == "crd" ? try Fixture.classes("crd/rows") : Array(0..<s.shape[0])
    let session = try test.objective.session(
      studentWidth: s.shape[1], teacherWidth: t.shape[1],
      rows: ObjectiveRows(labels: labels, batchSize: s.shape[0]), key: RandomKey(3))
    let learned = session.blocks.flatMap(\.variables).filter(\.needsGradient)
    #expect(learned.count == test.learned.count)
    for (variable, name) in zip(learned, test.learned) {
      try fill(variable, "\(test)/\(name)")
    }
    if test.description == "crd" {
      let memory = try #require(session.blocks.last)
      try fill(memory.variables[0], "crd/student_bank")
      try fill(memory.variables[2], "crd/teacher_bank")
    }
    let tape = Tape(numerics)
    let (student, target) = try (tape.variable(s), tape.variable(t))
    let loss = try session.loss(
      tape, student: student, target: target,
      batch: ObjectiveBatch(labels: rows.map { labels[$0] }, rows: rows), isTraining: true)
    try Fixture.expectEqual(loss.tensor, "\(test)/y", tolerance: 5e-6)
    try tape.backward(loss)
    try Fixture.expectEqual(student.gradient, "\(test)/ds", tolerance: 1e-5)
    for (variable, name) in zip(learned, test.learned) {
      try Fixture.expectEqual(variable.gradient, "\(test)/d\(name)", tolerance: 1e-5)
    }
    #expect(target.gradient.values.allSatisfy { $0 == 0 }, "the teacher has a gradient")
  }

  /// Every objective of the list has a fixture.
  @Test func nothingIsLeftOut() throws {
    let covered = try Set(Self.cases().map { $0.objective.about.name })
    for name in EmbeddingObjectives.all.map(\.about.name) {
      #expect(
        covered.contains(name),
        "`\(name)` must have a case above and its arrays, a line in Fixtures/make_fixtures.py")
    }
    #expect(covered.count == EmbeddingObjectives.all.count)
    #expect(LabelObjectives.all.map(\.about.name) == ["soft_labels", "generalized"])
  }

  @Test(arguments: ["soft_labels", "generalized"], [Numerics.fast, .exact])
  func labelObjectivesAgree(_ name: String, _ numerics: Numerics) throws {
    let tape = Tape(numerics)
    let scores = try tape.variable(Fixture.load("\(name)/s"))
    let loss = try LabelObjectives.named(name).apply(
      tape, student: scores, teacher: tape.constant(Fixture.load("\(name)/t")),
      labels: try Fixture.classes("\(name)/labels"), weights: nil)
    try Fixture.expectEqual(loss.tensor, "\(name)/y", tolerance: 5e-6)
    try tape.backward(loss)
    try Fixture.expectEqual(scores.gradient, "\(name)/ds", tolerance: 1e-5)
  }

  private func fill(_ variable: Variable, _ name: String) throws {
    let values = try Fixture.load(name)
    try #require(values.shape == variable.shape, "\(name)")
    variable.values.update(from: values.values, count: values.count)
  }
}
