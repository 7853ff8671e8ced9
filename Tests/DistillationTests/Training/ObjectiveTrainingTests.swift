import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Whole trainings by each objective.
struct ObjectiveTrainingTests {
  static let names = EmbeddingObjectives.all.map(\.about.name)
  let clips: Examples

  init() throws {
    clips = try SmallWorld.clips(31, labelled: 20)
  }

  private func objective(_ name: String) throws -> Objective {
    switch name {
    case "info_nce": try Objective(InBatchContrast().with(["width": 6]))
    case "crd": try Objective(BankContrast().with(["width": 6, "negatives": 8]))
    default: try Objective(EmbeddingObjectives.named(name))
    }
  }

  /// Other widths, unlabelled clips, a validation part, and a last batch of one clip.
  @Test(arguments: names)
  func trains(_ name: String) throws {
    let settings = SmallWorld.settings(epochs: 6, batchSize: 10)
    let held = try SmallWorld.clips(21, seed: 9)
    func run() throws -> Run {
      try SmallWorld.student(embedding: 3).distill(
        from: SmallWorld.taught(clips, embedding: 5), on: clips, validation: held,
        objective: TransferPlan(objective(name)), settings)
    }
    let run = try run()
    #expect(run.divergence == nil && run.model.isFinite)
    let history = run.stages[0].history
    #expect(history.epochs.count == 6)
    #expect(history.epochs.allSatisfy { $0.validation?.loss.isFinite == true })
    #expect(history.epochs[5].loss < history.epochs[0].loss, "\(history.epochs.map(\.loss))")
    let first = try Model.untrained(SmallWorld.student(embedding: 3), widths: [5])
    #expect(run.model.encoderWeights != first.encoderWeights)
    #expect(Set(run.model.weights.keys) == ["encoder audio", "embedding", "header"])
    #expect(try self.run(again: name, held, settings).model.weights == run.model.weights)
  }

  private func run(
    again name: String, _ held: Examples, _ settings: TrainingSettings
  ) throws -> Run {
    try SmallWorld.student(embedding: 3).distill(
      from: SmallWorld.taught(clips, embedding: 5), on: clips, validation: held,
      objective: TransferPlan(objective(name)), settings)
  }

  @Test(arguments: Schedule.allCases)
  func sumsTrainInEverySchedule(_ schedule: Schedule) throws {
    let sum =
      try objective("mse") + objective("crd") + objective("hint") + objective("pkt")
      + Objective(SoftLabels())
    let run = try SmallWorld.student(embedding: 3).distill(
      from: SmallWorld.taught(clips, embedding: 5), on: clips, objective: TransferPlan(sum),
      schedule: schedule,
      SmallWorld.settings())
    #expect(run.divergence == nil && run.model.isFinite)
  }

  @Test func batchesMustSuitTheObjective() throws {
    let teacher = try SmallWorld.taught(clips, epochs: 1)
    let large = try SmallWorld.clips(140)
    for (name, batch, clips) in [
      ("rkd_angle", 1, clips), ("info_nce", 1, clips), ("pkt", 2, clips),
      ("rkd_distance", 129, large),
    ] {
      let fault = #expect(throws: Fault.self) {
        try SmallWorld.student().distill(
          from: teacher, on: clips, objective: TransferPlan(objective(name)),
          SmallWorld.settings(batchSize: batch))
      }
      #expect(fault?.code == "objective.batch", "\(name)")
    }
  }
}
