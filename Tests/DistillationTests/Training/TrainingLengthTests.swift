import NeuralNets
import Testing

@testable import Distillation

/// How long a stage lasts, in epochs and in steps.
struct TrainingLengthTests {
  @Test(arguments: [
    (rows: 100, batch: 32, steps: 1000, epochs: 250),
    (rows: 20, batch: 32, steps: 1000, epochs: 1000),
    (rows: 33, batch: 32, steps: 3, epochs: 2), (rows: 100, batch: 10, steps: 1, epochs: 1),
    (rows: 100, batch: 10, steps: 10, epochs: 1), (rows: 100, batch: 10, steps: 11, epochs: 2),
  ])
  func stepsBecomeWholeEpochs(_ row: (rows: Int, batch: Int, steps: Int, epochs: Int)) {
    let length = TrainingSettings.Length.steps(row.steps)
    #expect(length.epochs(rows: row.rows, batchSize: row.batch) == row.epochs)
  }

  @Test func epochsAreTakenAsTheyAre() {
    #expect(TrainingSettings.Length.epochs(7).epochs(rows: 1000, batchSize: 3) == 7)
  }

  @Test func stepsLetFewClipsBeSeenMoreOften() throws {
    var settings = SmallWorld.settings(batchSize: 8)
    settings.length = .steps(12)
    let many = try SmallWorld.student().fit(SmallWorld.clips(48), settings)
    let few = try SmallWorld.student().fit(SmallWorld.clips(48, labelled: 9), settings)
    #expect(many.stages[0].history.epochs.count == 2)
    #expect(few.stages[0].history.epochs.count == 6)
  }

  /// Six epochs of three steps for the encoder, so eighteen of one step for the header.
  @Test func theHeaderTakesAsManyStepsAsTheEncoder() throws {
    let clips = try SmallWorld.clips(48, labelled: 12)
    let run = try SmallWorld.student().distill(
      from: SmallWorld.taught(clips), on: clips, objective: .standard,
      SmallWorld.settings(epochs: 6, batchSize: 16))
    #expect(run.stages.map(\.history.epochs.count) == [6, 18])
  }

  @Test func headerAndFinetuneHaveLengthsOfTheirOwn() throws {
    let clips = try SmallWorld.clips(48, labelled: 12)
    var settings = SmallWorld.settings(epochs: 2, batchSize: 16)
    settings.headerLength = .steps(5)
    settings.finetuneLength = .epochs(4)
    let run = try SmallWorld.student().distill(
      from: SmallWorld.taught(clips), on: clips, objective: .standard, schedule: .stagedFinetune,
      settings)
    #expect(run.stages.map(\.history.epochs.count) == [2, 5, 4])
  }

  @Test func finetuningTakesAPartOfTheRate() throws {
    let clips = try SmallWorld.clips()
    var settings = SmallWorld.settings(rate: 0.02)
    settings.finetuneRatePart = 0.25
    let run = try SmallWorld.student().distill(
      from: SmallWorld.taught(clips), on: clips, objective: .standard, schedule: .stagedFinetune,
      settings)
    #expect(run.stages.map { $0.history.epochs[0].rate } == [0.02, 0.02, 0.005])
  }
}
