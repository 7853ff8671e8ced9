import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Trainings that are interrupted and go on from a file have the bits of one that was not.
struct CheckpointTests {
  private static let layers: [any Layer] = [Dense(6, .tanh), BatchNorm(), Dropout(0.3)]

  private func requireSame(_ run: Run, _ whole: Run) {
    #expect(run.model.weights == whole.model.weights)
    #expect(run.model.scalings == whole.model.scalings)
    #expect(run.stages.map(\.name) == whole.stages.map(\.name))
    #expect(run.stages.map(\.history) == whole.stages.map(\.history))
  }

  /// Trains in pieces of a few steps until it is done; each piece knows nothing but the file.
  private func pieces(
    of steps: Int, _ file: MemoryFile, _ train: (TrainingHooks) throws -> Run
  ) throws -> (run: Run, count: Int) {
    for count in 1...200 {
      let run = try train(file.hooks(steps: steps))
      if !run.isCancelled { return (run, count) }
    }
    throw Fault("test.endless", "the training does not end")
  }

  private func settings(
    _ optimizer: any Optimizer = Adam(weightDecay: 0.01), epochs: Int = 5
  ) -> TrainingSettings {
    var settings = SmallWorld.settings(epochs: epochs)
    settings.optimizer = optimizer
    settings.clipNorm = 0.5
    return settings
  }

  @Test(arguments: Optimizers.all.indices, [4, 5, 7])
  func fitGoesOn(optimizer: Int, steps: Int) throws {
    let clips = try SmallWorld.clips()
    let student = try SmallWorld.student(layers: Self.layers)
    let settings = settings(Optimizers.all[optimizer])
    let whole = try student.fit(clips, settings)
    let (run, count) = try pieces(of: steps, MemoryFile()) { try student.fit(clips, settings, $0) }
    #expect(count > 2)
    requireSame(run, whole)
  }

  @Test func earlyStoppingAveragingAndTheBestEpochAreKept() throws {
    let clips = try SmallWorld.clips()
    let check = try SmallWorld.clips(24, seed: 2)
    let student = try SmallWorld.student(layers: Self.layers)
    for (patience, average) in [(2, 0.0), (nil, 0.5), (nil, 0)] as [(Int?, Double)] {
      var settings = settings(epochs: 12)
      settings.rate = 0.05
      settings.patience = patience
      settings.averagedPart = average
      settings.rateSchedule = .cosine(warmUp: 0.2)
      let whole = try student.fit(clips, validation: check, settings)
      if patience != nil { #expect(whole.stages[0].history.reason == .earlyStop) }
      let (run, count) = try pieces(of: 4, MemoryFile()) {
        try student.fit(clips, validation: check, settings, $0)
      }
      #expect(count > 2)
      requireSame(run, whole)
    }
  }

  @Test(arguments: Schedule.allCases)
  func everyScheduleGoesOnFromEveryStage(schedule: Schedule) throws {
    let clips = try SmallWorld.clips(labelled: 30)
    let teacher = try SmallWorld.taught(clips)
    let student = try SmallWorld.student(embedding: 3, layers: Self.layers)
    // A memory of clips, maps to a common space, and their moments.
    let plan = TransferPlan(try Objective(BankContrast()))
    func train(_ hooks: TrainingHooks) throws -> Run {
      try student.distill(
        from: teacher, on: clips, objective: plan, schedule: schedule, settings(epochs: 4), hooks)
    }
    let whole = try train(TrainingHooks())
    let (run, count) = try pieces(of: 4, MemoryFile(), train)
    #expect(count >= 3)
    requireSame(run, whole)
  }

  @Test func sequencesAndControlsGoOn() throws {
    let clips = try SequenceWorld.clips()
    let teacher = try SequenceWorld.taught(clips)
    func train(_ hooks: TrainingHooks) throws -> Run {
      try SequenceWorld.student(aggregation: [GRU(3, returns: .last)]).distill(
        from: teacher, on: clips, objective: .standard, control: .shuffled,
        SmallWorld.settings(epochs: 3, batchSize: 8), hooks)
    }
    let (run, _) = try pieces(of: 4, MemoryFile(), train)
    requireSame(run, try train(TrainingHooks()))
  }

  /// What is done is not done again, and the file stays as it is.
  @Test func aFinishedTrainingIsTakenFromTheFile() throws {
    let clips = try SmallWorld.clips()
    let teacher = try SmallWorld.taught(clips)
    let file = MemoryFile()
    func train() throws -> (Run, Int) {
      var steps = 0
      var hooks = file.hooks()
      hooks.progress = { _, _ in steps += 1 }
      return (
        try SmallWorld.student().distill(
          from: teacher, on: clips, objective: .standard, SmallWorld.settings(), hooks), steps
      )
    }
    let first = try train()
    let bytes = file.bytes
    let second = try train()
    #expect(first.1 == 18 && second.1 == 0)
    #expect(file.bytes == bytes)
    requireSame(second.0, first.0)
  }

  @Test func atAConstantRateMoreEpochsCanBeAdded() throws {
    let clips = try SmallWorld.clips()
    let student = try SmallWorld.student(layers: Self.layers)
    let file = MemoryFile()
    _ = try student.fit(clips, settings(epochs: 3), file.hooks())
    let longer = try student.fit(clips, settings(epochs: 6), file.hooks())
    requireSame(longer, try student.fit(clips, settings(epochs: 6)))
    let fault = #expect(throws: Fault.self) {
      try student.fit(clips, settings(epochs: 4), file.hooks())
    }
    #expect(fault?.message.hasSuffix("its `epochs` is 6, here it is 4") == true)
  }

  /// A rate that falls, a mean of weights and a margin that grows depend on the end.
  @Test func otherwiseTheLengthIsPartOfTheTraining() throws {
    let clips = try SmallWorld.clips()
    let ramped = try ModelSpecification(
      role: .student, encoders: SmallWorld.student().encoders, embedding: 4,
      classes: SmallWorld.classes, header: AngleMarginHeader())
    var falling = SmallWorld.settings()
    falling.rateSchedule = .cosine()
    var averaging = SmallWorld.settings()
    averaging.averagedPart = 0.5
    let cases = [
      (try SmallWorld.student(), falling), (try SmallWorld.student(), averaging),
      (ramped, SmallWorld.settings()),
    ]
    for (student, settings) in cases {
      let file = MemoryFile()
      _ = try student.fit(clips, settings, file.hooks())
      var longer = settings
      longer.length = .epochs(6)
      let fault = #expect(throws: Fault.self) { try student.fit(clips, longer, file.hooks()) }
      #expect(fault?.message.hasSuffix("its `epochs` is 3, here it is 6") == true)
      #expect(fault?.hint?.contains("constant_schedule") == true)
    }
  }

  @Test func aDivergedTrainingDivergesAgain() throws {
    let clips = try SmallWorld.clips()
    var settings = SmallWorld.settings(epochs: 8)
    settings.optimizer = GradientDescent(momentum: 0.9)
    settings.rateSchedule = .step(epochs: 1, factor: 1e9)
    let student = try SmallWorld.student()
    let whole = try student.fit(clips, settings)
    #expect(whole.divergence != nil && whole.stages[0].history.epochs.count > 0)
    let file = MemoryFile()
    for _ in 1...2 { requireSame(try student.fit(clips, settings, file.hooks()), whole) }
  }

  /// The newest epoch is kept whatever stops the training, however short the time.
  @Test func anErrorLosesNothing() throws {
    struct Enough: Error {}
    let clips = try SmallWorld.clips()
    let file = MemoryFile()
    var hooks = file.hooks()
    hooks.checkpoint?.interval = .seconds(1000)
    hooks.progress = { _, progress in if progress.epoch == 3 { throw Enough() } }
    #expect(throws: Enough.self) { try SmallWorld.student().fit(clips, settings(), hooks) }
    #expect(file.writings == 1)
    let run = try SmallWorld.student().fit(clips, settings(), file.hooks())
    requireSame(run, try SmallWorld.student().fit(clips, settings()))
  }
}
