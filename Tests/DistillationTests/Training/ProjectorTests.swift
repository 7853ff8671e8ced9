import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// A student whose embedding is not as wide as its teacher's.
struct ProjectorTests {
  let clips: Examples

  init() throws {
    clips = try SmallWorld.clips()
  }

  private func distill(
    student: Int, teacher: Int, _ schedule: Schedule = .staged, epochs: Int = 3
  ) throws -> Run {
    try SmallWorld.student(embedding: student).distill(
      from: SmallWorld.taught(clips, embedding: teacher), on: clips, objective: .standard,
      schedule: schedule, SmallWorld.settings(epochs: epochs))
  }

  @Test(arguments: Schedule.allCases)
  func widthsMayDiffer(schedule: Schedule) throws {
    let run = try distill(student: 3, teacher: 7, schedule)
    #expect(try run.model.embeddings(of: clips, .exact).shape.sizes == [48, 3])
    let first = try Model.untrained(SmallWorld.student(embedding: 3), widths: [5])
    #expect(run.model.encoderWeights != first.encoderWeights)
  }

  @Test func theProjectorIsThrownAway() throws {
    let model = try distill(student: 3, teacher: 7).model
    #expect(Set(model.weights.keys) == ["encoder audio", "embedding", "header"])
    let plain = try SmallWorld.student(embedding: 3).fit(clips, SmallWorld.settings()).model
    #expect(model.parameterCount == plain.parameterCount)
  }

  @Test(arguments: [(3, 7), (7, 3)])
  func theStudentLearnsThroughIt(_ widths: (student: Int, teacher: Int)) throws {
    let run = try distill(student: widths.student, teacher: widths.teacher, epochs: 30)
    let losses = run.stages[0].history.epochs.map(\.loss)
    #expect(losses[29] < 0.8 * losses[0])
  }

  /// The validation goes through the projector too: it has the widths of the training.
  @Test func validationGoesThroughIt() throws {
    let run = try SmallWorld.student(embedding: 3).distill(
      from: SmallWorld.taught(clips, embedding: 7), on: clips, validation: clips,
      objective: .standard, SmallWorld.settings(epochs: 2, batchSize: 48, rate: 0))
    let epochs = run.stages[0].history.epochs
    for epoch in epochs {
      #expect(abs((epoch.validation?.loss ?? 0) - epoch.loss) < 1e-5)
    }
  }
}
