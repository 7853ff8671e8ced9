import Autodiff
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// The choice of the best epoch, by the validation part alone.
struct EarlyStoppingTests {
  /// Few clips learnt by heart, so that others get worse after some epochs.
  let clips: Examples
  let others: Examples
  let student: ModelSpecification

  init() throws {
    clips = try SmallWorld.clips(12)
    others = try SmallWorld.clips(48, seed: 2)
    student = try SmallWorld.student(layers: [Dense(24, .relu)])
  }

  private func settings(epochs: Int = 40, patience: Int? = nil) -> TrainingSettings {
    var settings = SmallWorld.settings(epochs: epochs, rate: 0.03)
    settings.patience = patience
    return settings
  }

  @Test func theBestEpochsWeightsAreKept() throws {
    let run = try student.fit(clips, validation: others, settings())
    let history = run.stages[0].history
    let best = try #require(history.bestEpoch)
    try #require(best < 40)
    #expect(history.keptEpoch == best)
    let losses = history.epochs.compactMap { $0.validation?.loss }
    #expect(losses.count == 40)
    #expect(losses.firstIndex(of: losses.min() ?? 0) == best - 1)
    // At a constant rate, a training of so many epochs is the beginning of a longer one.
    let short = try student.fit(clips, settings(epochs: best))
    #expect(run.model.weights == short.model.weights)
  }

  @Test func patienceEndsTheTraining() throws {
    let run = try student.fit(clips, validation: others, settings(patience: 3))
    let history = run.stages[0].history
    let best = try #require(history.bestEpoch)
    #expect(history.reason == .earlyStop)
    #expect(history.epochs.count == best + 3)
    #expect(history.keptEpoch == best)
  }

  @Test func withoutValidationTheLastEpochIsKept() throws {
    let history = try student.fit(clips, settings(epochs: 6, patience: 1)).stages[0].history
    #expect(history.epochs.count == 6)
    #expect(history.keptEpoch == 6)
    #expect(history.epochs.allSatisfy { $0.validation == nil })
  }

  @Test func validationChoosesAndDoesNotTeach() throws {
    let with = try student.fit(clips, validation: others, settings()).stages[0].history
    let without = try student.fit(clips, settings()).stages[0].history
    #expect(with.epochs.map(\.loss) == without.epochs.map(\.loss))
  }

  /// A validation clip without a label has no say.
  @Test func onlyLabelledValidationClipsCount() throws {
    let half = try others.with(
      labels: others.labels.enumerated().map { $0.offset < 24 ? $0.element : -1 })
    let a = try student.fit(clips, validation: half, settings(epochs: 4))
    let b = try student.fit(
      clips, validation: others.taking(Array(0..<24)), settings(epochs: 4))
    #expect(a.stages[0].history.epochs == b.stages[0].history.epochs)
  }

  /// The validation loss is the cross-entropy of the model as it is in use.
  @Test func theValidationLossIsThatOfTheModel() throws {
    let run = try student.fit(clips, validation: others, settings(epochs: 1))
    let scores = try run.model.scores(of: others, .exact)
    var total = 0.0
    var hits = 0
    for clip in 0..<48 {
      let row = try scores.row(clip).map(Double.init)
      total -= DenseOracle.logSoftmax(row)[others.labels[clip]]
      hits += row.firstIndex(of: row.max() ?? 0) == others.labels[clip] ? 1 : 0
    }
    let validation = run.stages[0].history.epochs[0].validation
    #expect(abs((validation?.loss ?? 0) - total / 48) < 1e-5)
    // Equally many clips of each class, so the mean recall is the share that is right.
    #expect(abs((validation?.metric ?? 0) - Double(hits) / 48) < 1e-9)
  }

  /// In the first stage there is no header to measure: the distance to the teacher counts.
  @Test func theEncoderIsChosenByItsDistanceToTheTeacher() throws {
    let teacher = try SmallWorld.taught(clips)
    func stage(_ validation: Examples) throws -> TrainingHistory {
      try student.distill(
        from: teacher, on: clips, validation: validation, objective: .standard,
        settings(epochs: 5)
      ).stages[0].history
    }
    let history = try stage(others)
    #expect(try history == stage(others.with(labels: others.shiftedLabels)))
    #expect(history.epochs.allSatisfy { $0.validation?.metric == nil })
    #expect(try history.epochs != stage(others.squaring("video")).epochs)
  }
}
