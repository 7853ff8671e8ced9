import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Training whose loss, or whose weights, stop being numbers.
struct DivergenceTests {
  /// A rate at which plain gradient descent leaves the numbers, and one step for each epoch.
  private func settings(rate: Double, epochs: Int = 60, batchSize: Int = 48) -> TrainingSettings {
    var settings = SmallWorld.settings(epochs: epochs, batchSize: batchSize, rate: rate)
    settings.optimizer = GradientDescent()
    return settings
  }

  @Test(arguments: [Activation.none, .relu, .tanh, .gelu])
  func aFeatureThatIsNoNumberEndsTheFirstStep(activation: Activation) throws {
    let clips = try SmallWorld.clips()
    let rows = try clips.view("audio").rows
    let broken = try clips.with(
      "audio", Tensor(rows.shape, [.nan] + rows.values.dropFirst()))
    let student = try SmallWorld.student(layers: [Dense(6, activation)])
    let run = try student.fit(broken, SmallWorld.settings())
    #expect(run.divergence?.code == "train.diverged")
    #expect(
      run.divergence?.message == "the loss must be a number, but is NaN in epoch 1, step 1")
    #expect(run.stages[0].history.epochs.isEmpty)
    #expect(try run.model.weights == Model.untrained(student, widths: [5]).weights)
  }

  /// Whatever diverges, what is kept can be used.
  @Test(arguments: [Activation.none, .relu, .tanh], [1e3, 1e12, 1e30])
  func theLastGoodWeightsAreKept(activation: Activation, rate: Double) throws {
    let clips = try SmallWorld.clips()
    let teacher = try SmallWorld.taught(clips)
    let run = try SmallWorld.student(layers: [Dense(6, activation)]).distill(
      from: teacher, on: clips, objective: .standard, settings(rate: rate))
    let history = run.stages[0].history
    // A bounded activation may survive a rate that is merely far too high.
    if activation != .tanh || rate > 1e12 { #expect(history.divergence != nil) }
    #expect(run.model.isFinite)
    #expect(try run.model.embeddings(of: clips, .exact).values.allSatisfy(\.isFinite))
  }

  @Test func epochsBeforeTheDivergenceAreKept() throws {
    let clips = try SmallWorld.clips()
    let run = try SmallWorld.student(layers: [Dense(6)]).distill(
      from: SmallWorld.taught(clips), on: clips, objective: .standard, settings(rate: 30))
    let history = run.stages[0].history
    #expect(history.reason == .diverged)
    #expect(history.epochs.count > 1)
    #expect(history.epochs.allSatisfy { $0.loss.isFinite })
    #expect(history.keptEpoch <= history.epochs.count)
    let place = "epoch \(history.epochs.count + 1), step 1"
    #expect(run.divergence?.message.hasSuffix(place) == true, "\(run.divergence?.message ?? "")")
  }

  @Test func theLastStepMayNotEndInNumbersThatAreNone() throws {
    let clips = try SmallWorld.clips()
    let run = try SmallWorld.student().distill(
      from: SmallWorld.taught(clips), on: clips,
      objective: TransferPlan(Objective(EmbeddingMSE(), weight: 1e6)), schedule: .joint,
      settings(rate: 1e38, epochs: 1))
    #expect(run.model.isFinite)
    #expect(run.divergence?.code == "train.diverged")
    #expect(
      run.divergence?.message
        == "every weight must be a finite number, but one is not after epoch 1, step 1")
    #expect(run.stages[0].history.keptEpoch == 0)
  }

  @Test func aDivergedStageIsTheLast() throws {
    let clips = try SmallWorld.clips()
    let student = try SmallWorld.student(layers: [Dense(6)])
    let run = try student.distill(
      from: SmallWorld.taught(clips), on: clips, objective: .standard, schedule: .stagedFinetune,
      settings(rate: 1e12))
    #expect(run.stages.map(\.name) == ["encoder"])
    #expect(run.divergence != nil)
    let first = try Model.untrained(student, widths: [5])
    #expect(run.model.headerWeights == first.headerWeights)
  }
}
