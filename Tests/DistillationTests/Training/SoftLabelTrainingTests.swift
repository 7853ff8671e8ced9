import Foundation
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Students that learn from class probabilities.
struct SoftLabelTrainingTests {
  let clips: Examples
  let teacher: Run

  init() throws {
    clips = try SmallWorld.clips()
    teacher = try SmallWorld.taught(clips, epochs: 40)
  }

  private func distill(
    _ objective: any LabelObjective, schedule: Schedule = .staged, epochs: Int = 3
  ) throws -> Model {
    try SmallWorld.student().distill(
      from: teacher, on: clips, objective: TransferPlan(Objective(objective)), schedule: schedule,
      SmallWorld.settings(epochs: epochs, rate: 0.02)
    ).model
  }

  /// The mean entropy of a model's class probabilities.
  private func entropy(_ model: Model) throws -> Double {
    let scores = try model.scores(of: clips, .exact)
    return try (0..<48).reduce(0) { sum, clip in
      let logarithms = DenseOracle.logSoftmax(try scores.row(clip).map(Double.init))
      return sum - logarithms.reduce(0) { $0 + exp($1) * $1 } / 48
    }
  }

  @Test func withoutImitationItIsPlainTraining() throws {
    let plain = try SmallWorld.student().fit(
      clips, SmallWorld.settings(rate: 0.02)
    ).model
    #expect(try distill(SoftLabels(temperature: 4, imitation: 0)).weights == plain.weights)
    #expect(
      try distill(GeneralizedDistillation(temperature: 4, imitation: 0)).weights == plain.weights)
  }

  @Test func fullImitationIgnoresTrueLabels() throws {
    let shifted = try clips.with(labels: clips.shiftedLabels)
    let objective = try Objective(SoftLabels(temperature: 2, imitation: 1))
    func weights(_ clips: Examples) throws -> [String: NetworkWeights] {
      try SmallWorld.student().distill(
        from: teacher, on: clips, objective: TransferPlan(objective), SmallWorld.settings()
      ).model.weights
    }
    #expect(try weights(clips) == weights(shifted))
  }

  /// The student is not softened itself, so it ends as unsure as the softened teacher is.
  @Test func aHotterTeacherMakesAnUnsurerStudent() throws {
    let cold = try entropy(
      distill(GeneralizedDistillation(temperature: 1, imitation: 1), epochs: 60))
    let hot = try entropy(
      distill(GeneralizedDistillation(temperature: 20, imitation: 1), epochs: 60))
    #expect(cold < 0.9 && hot > 1.0, "\(cold) and \(hot)")
  }

  /// A term on labels beside one between embeddings trains the header of a staged student.
  @Test func aSumOfTermsTrainsTheHeaderOnBothKindsOfLabels() throws {
    func run(_ objective: Objective) throws -> Model {
      try SmallWorld.student().distill(
        from: teacher, on: clips, objective: TransferPlan(objective), SmallWorld.settings()
      ).model
    }
    let hard = try run(.standard)
    let soft = try run(.standard + Objective(SoftLabels()))
    #expect(hard.encoderWeights == soft.encoderWeights)
    #expect(hard.headerWeights != soft.headerWeights)
  }
}
