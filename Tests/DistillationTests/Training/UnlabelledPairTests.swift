import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// What pairs without a label are good for.
struct UnlabelledPairTests {
  let few: Examples
  let many: Examples
  let teacher: Run

  init() throws {
    many = try SmallWorld.clips(48, labelled: 24)
    few = try many.taking(Array(0..<24))
    teacher = try SmallWorld.taught(few)
  }

  private func distill(
    _ clips: Examples, weight: Double = 1, schedule: Schedule = .staged
  ) throws -> Run {
    var settings = SmallWorld.settings(batchSize: 8)
    settings.headerLength = .epochs(4)
    settings.standardizes = false
    settings.optimizer = GradientDescent()
    return try SmallWorld.student().distill(
      from: teacher, on: clips, objective: TransferPlan(Objective(EmbeddingMSE(), weight: weight)),
      schedule: schedule, settings)
  }

  @Test func theyMoveTheEncoder() throws {
    #expect(try distill(few).model.encoderWeights != distill(many).model.encoderWeights)
  }

  /// With an encoder that stands still, a header that saw them would differ.
  @Test func theyDoNotReachTheHeader() throws {
    let with = try distill(many, weight: 0).model
    let without = try distill(few, weight: 0).model
    #expect(with.encoderWeights == without.encoderWeights)
    #expect(with.headerWeights == without.headerWeights)
  }

  @Test func theirNumberIsReported() throws {
    #expect(try distill(many).clips == (48, 24))
  }

  /// Steps of one clip, half of which have no label to learn from.
  @Test(arguments: [Schedule.joint, .detached])
  func stepsWithoutAnyLabelTrain(schedule: Schedule) throws {
    let run = try SmallWorld.student().distill(
      from: teacher, on: many, objective: .standard, schedule: schedule,
      SmallWorld.settings(batchSize: 1))
    #expect(run.divergence == nil)
    #expect(run.model.isFinite)
  }

  @Test func softLabelsAlsoTrainTheHeaderOnThem() throws {
    var settings = SmallWorld.settings(batchSize: 8)
    settings.standardizes = false
    let objective = TransferPlan(try Objective(SoftLabels()))
    let student = try SmallWorld.student()
    let with = try student.distill(from: teacher, on: many, objective: objective, settings).model
    let changed = try many.with(
      "audio", Tensor.concatenated([few.view("audio").rows, few.view("audio").rows], axis: 0))
    let without = try student.distill(
      from: teacher, on: changed, objective: objective, settings
    ).model
    #expect(with.headerWeights != without.headerWeights)
  }

  @Test func viewsAndTargetsAreScaledOnAllPairs() throws {
    let run = try SmallWorld.student().distill(
      from: teacher, on: many, objective: .standard, SmallWorld.settings())
    #expect(try run.model.scalings == [FeatureScaling(measuring: many.view("audio").rows)])
    let signal = try TeacherSignal(teacher.model, many, shuffled: nil, .exact)
    let columns = try signal.clips.reduced(.mean, axis: 0)
    #expect(columns.values.allSatisfy { abs($0) < 1e-5 })
  }
}
