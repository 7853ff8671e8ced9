import NeuralNets
import Testing

@testable import Distillation

/// What whoever asked for a training hears of it, and how it is stopped.
struct TrainingHookTests {
  let clips: Examples
  let teacher: Run

  init() throws {
    clips = try SmallWorld.clips()
    teacher = try SmallWorld.taught(clips)
  }

  private func distill(_ hooks: TrainingHooks, _ schedule: Schedule = .stagedFinetune) throws -> Run
  {
    try SmallWorld.student().distill(
      from: teacher, on: clips, objective: .standard, schedule: schedule,
      SmallWorld.settings(epochs: 2), hooks)
  }

  @Test func everyStepOfEveryStageIsReported() throws {
    var heard: [String] = []
    var hooks = TrainingHooks()
    hooks.progress = { stage, progress in
      heard.append("\(stage) \(progress.epoch).\(progress.step)")
    }
    _ = try distill(hooks)
    let expected = ["encoder", "header", "finetune"].flatMap { stage in
      (1...2).flatMap { epoch in (1...3).map { "\(stage) \(epoch).\($0)" } }
    }
    #expect(heard == expected)
  }

  @Test func listeningDoesNotChangeTheResult() throws {
    var hooks = TrainingHooks()
    hooks.progress = { _, _ in }
    hooks.isCancelled = { false }
    #expect(try distill(hooks).model.weights == distill(TrainingHooks()).model.weights)
  }

  @Test func aCancelledStageIsTheLast() throws {
    var steps = 0
    var hooks = TrainingHooks()
    hooks.progress = { _, _ in steps += 1 }
    // The encoder takes six steps; the header is stopped in its second epoch.
    hooks.isCancelled = { steps == 10 }
    let run = try distill(hooks)
    #expect(run.isCancelled)
    #expect(run.stages.map(\.name) == ["encoder", "header"])
    #expect(run.stages.map(\.history.reason) == [.finished, .cancelled])
    #expect(run.stages[1].history.epochs.count == 1)
    let whole = try distill(TrainingHooks(), .staged)
    #expect(run.model.encoderWeights == whole.model.encoderWeights)
  }

  @Test func whatAHookThrowsIsPassedOn() throws {
    struct Enough: Error {}
    var hooks = TrainingHooks()
    hooks.progress = { stage, _ in if stage == "header" { throw Enough() } }
    #expect(throws: Enough.self) { try distill(hooks) }
  }

  /// The useless teacher of a control is trained under the same hooks.
  @Test func aSelfTeacherIsReportedToo() throws {
    var stages: [String] = []
    var hooks = TrainingHooks()
    hooks.progress = { stage, _ in if stages.last != stage { stages.append(stage) } }
    _ = try SmallWorld.student().distill(
      from: teacher, on: clips, objective: .standard, control: .selfDistillation,
      SmallWorld.settings(epochs: 2), hooks)
    #expect(stages == ["whole", "encoder", "header"])
  }
}
