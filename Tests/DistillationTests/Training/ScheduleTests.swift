import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Which part learns from what, to the bit.
struct ScheduleTests {
  let clips: Examples
  let teacher: Run

  init() throws {
    clips = try SmallWorld.clips()
    teacher = try SmallWorld.taught(clips)
  }

  private func distill(
    _ schedule: Schedule, on examples: Examples? = nil, objective: Objective = .standard,
    _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> Run {
    var settings = SmallWorld.settings()
    change(&settings)
    return try SmallWorld.student().distill(
      from: teacher, on: examples ?? clips, objective: TransferPlan(objective), schedule: schedule,
      settings)
  }

  @Test(arguments: [
    (Schedule.staged, ["encoder", "header"]), (.detached, ["whole"]), (.joint, ["whole"]),
    (.stagedFinetune, ["encoder", "header", "finetune"]),
  ])
  func stagesAndMethodAreNamed(_ row: (schedule: Schedule, stages: [String])) throws {
    let run = try distill(row.schedule)
    #expect(run.stages.map(\.name) == row.stages)
    #expect(run.method == "mse(weight=1.0), \(row.schedule.rawValue)")
  }

  @Test func stagedTrainsTheHeaderWithTheEncoderFixed() throws {
    let short = try distill(.staged) { $0.headerLength = .epochs(1) }.model
    let long = try distill(.staged) { $0.headerLength = .epochs(9) }.model
    #expect(short.encoderWeights == long.encoderWeights)
    #expect(short.headerWeights != long.headerWeights)
  }

  @Test func stagedHeaderStartsFromItsFirstWeights() throws {
    let first = try Model.untrained(SmallWorld.student(), widths: [5])
    let run = try distill(.staged) { $0.headerLength = .epochs(0) }
    #expect(run.model.headerWeights == first.headerWeights)
    #expect(run.model.encoderWeights != first.encoderWeights)
  }

  @Test(arguments: [Schedule.staged, .detached])
  func labelsDoNotMoveTheEncoder(schedule: Schedule) throws {
    let one = try distill(schedule).model
    let other = try distill(schedule, on: clips.with(labels: clips.shiftedLabels)).model
    #expect(one.encoderWeights == other.encoderWeights)
    #expect(one.headerWeights != other.headerWeights)
  }

  @Test(arguments: [Schedule.joint, .stagedFinetune])
  func labelsMoveTheEncoder(schedule: Schedule) throws {
    let one = try distill(schedule).model
    let other = try distill(schedule, on: clips.with(labels: clips.shiftedLabels)).model
    for part in one.weights.keys { #expect(one.weights[part] != other.weights[part], "\(part)") }
  }

  @Test func detachedHeaderFollowsTheMovingEncoder() throws {
    let together = try distill(.detached).model
    let inTurn = try distill(.staged).model
    #expect(together.headerWeights != inTurn.headerWeights)
  }

  @Test func finetuningBeginsWhereStagedEnds() throws {
    let staged = try distill(.staged).model
    let untouched = try distill(.stagedFinetune) { $0.finetuneRatePart = 0 }.model
    #expect(untouched.weights == staged.weights)
  }

  @Test func finetuningChangesEveryPart() throws {
    let staged = try distill(.staged).model
    let tuned = try distill(.stagedFinetune).model
    for part in staged.weights.keys {
      #expect(staged.weights[part] != tuned.weights[part], "\(part)")
    }
  }

  /// What is left when the teacher weighs nothing is training on labels alone.
  @Test func jointWithoutWeightIsPlainTraining() throws {
    let weightless = try distill(.joint, objective: Objective(EmbeddingMSE(), weight: 0)).model
    let plain = try SmallWorld.student().fit(clips, SmallWorld.settings()).model
    #expect(weightless.weights == plain.weights)
    #expect(try distill(.joint).model.weights != plain.weights)
  }

  @Test(arguments: Schedule.allCases)
  func softLabelsAloneIgnoreTheSchedule(schedule: Schedule) throws {
    let objective = try Objective(SoftLabels())
    let run = try distill(schedule, objective: objective)
    #expect(run.stages.map(\.name) == ["whole"])
    #expect(try run.model.weights == distill(.joint, objective: objective).model.weights)
    #expect(!run.method.contains(schedule.rawValue))
  }

  @Test func stagedEmbeddingsComeNearToTheTeachers() throws {
    let run = try distill(.staged) { $0.length = .epochs(30) }
    let losses = run.stages[0].history.epochs.map(\.loss)
    #expect(losses[29] < 0.7 * losses[0])
  }

  @Test(arguments: Schedule.allCases)
  func theTeacherDoesNotChange(schedule: Schedule) throws {
    let weights = teacher.model.weights
    let scores = try teacher.model.scores(of: clips, .exact)
    _ = try distill(schedule, objective: .standard + Objective(SoftLabels()))
    #expect(teacher.model.weights == weights)
    #expect(try teacher.model.scores(of: clips, .exact) == scores)
  }

  /// A gradient is shortened by the length of what moves the encoder, not of what moves the header.
  @Test func clippingDoesNotLetLabelsReachADetachedEncoder() throws {
    let one = try distill(.detached) { $0.clipNorm = 0.1 }.model
    let other = try distill(.detached, on: clips.with(labels: clips.shiftedLabels)) {
      $0.clipNorm = 0.1
    }.model
    #expect(one.encoderWeights == other.encoderWeights)
  }
}
