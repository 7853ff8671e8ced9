import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Teachers that are useless in one known way each.
struct ControlTests {
  let clips: Examples
  let teacher: Run

  init() throws {
    clips = try SmallWorld.clips()
    teacher = try SmallWorld.taught(clips)
  }

  private func distill(
    on examples: Examples? = nil, from run: Run? = nil, control: Control?
  ) throws -> Run {
    try SmallWorld.student().distill(
      from: run ?? teacher, on: examples ?? clips, objective: .standard, control: control,
      SmallWorld.settings())
  }

  @Test(arguments: Control.allCases)
  func theMethodNamesTheControl(control: Control) throws {
    #expect(
      try distill(control: control).method
        == "mse(weight=1.0), staged, control \(control.rawValue)")
  }

  @Test func selfDistillationNeverSeesThePrivilegedView() throws {
    let blind = try distill(control: .selfDistillation).model
    let changed = try distill(on: clips.squaring("video"), control: .selfDistillation).model
    #expect(blind.weights == changed.weights)
    #expect(
      try distill(on: clips.without("video"), control: .selfDistillation).model.weights
        == blind.weights)
  }

  @Test func withoutAControlThePrivilegedViewMatters() throws {
    let one = try distill(control: nil).model
    let other = try distill(on: clips.squaring("video"), control: nil).model
    #expect(one.encoderWeights != other.encoderWeights)
  }

  /// The self teacher is what `fit` makes of the student's views with the teacher's settings.
  @Test func selfDistillationTrainsATeacherOfTheStudentsViews() throws {
    let twin = try ModelSpecification(
      role: .teacher, encoders: SmallWorld.student().encoders, embedding: 4,
      classes: SmallWorld.classes
    ).fit(clips, teacher.settings)
    #expect(
      try distill(control: .selfDistillation).model.weights
        == distill(from: twin, control: nil).model.weights)
  }

  @Test func randomTakesTheTeachersFirstWeights() throws {
    var settings = teacher.settings
    settings.length = .epochs(0)
    let newborn = try SmallWorld.teacher().fit(clips, settings)
    let random = try distill(control: .random).model
    #expect(try random.weights == distill(from: newborn, control: nil).model.weights)
    #expect(try random.weights != distill(control: nil).model.weights)
  }

  @Test func shuffledDealsValidationPairsToOtherClipsToo() throws {
    let key = RandomKey(3)
    let right = try TeacherSignal(teacher.model, clips, shuffled: nil, .exact)
    let wrong = try TeacherSignal(teacher.model, clips, shuffled: key, .exact)
    let order = key.child("validation").permutation(48)
    #expect(
      try wrong.targets(for: clips, .exact).clips
        == right.targets(for: clips, .exact).clips.gather(order))
  }

  @Test func shuffledDealsPairsToOtherClips() throws {
    let right = try TeacherSignal(teacher.model, clips, shuffled: nil, .exact)
    let key = RandomKey(3)
    let wrong = try TeacherSignal(teacher.model, clips, shuffled: key, .exact)
    let order = key.permutation(48)
    #expect(order != Array(0..<48))
    // Embeddings and scores of one clip stay together, and none is lost.
    #expect(try wrong.clips == right.clips.gather(order))
    #expect(try wrong.scores == right.scores.gather(order))
    #expect(
      try distill(control: .shuffled).model.encoderWeights
        != distill(control: nil).model.encoderWeights)
  }

  @Test func shufflingDependsOnTheSeed() throws {
    func encoder(_ seed: UInt64) throws -> Run {
      try SmallWorld.student().distill(
        from: teacher, on: clips, objective: .standard, control: .shuffled,
        SmallWorld.settings(seed: seed))
    }
    #expect(try encoder(5).model.weights == encoder(5).model.weights)
    #expect(try encoder(5).model.weights != encoder(6).model.weights)
  }

  /// What a student can learn of right pairs it cannot learn of wrong ones.
  @Test func shuffledPairsAreHarderToLearn() throws {
    func loss(_ control: Control?) throws -> Double {
      let run = try SmallWorld.student().distill(
        from: teacher, on: clips, objective: .standard, control: control,
        SmallWorld.settings(epochs: 30))
      return run.stages[0].history.epochs[29].loss
    }
    #expect(try loss(.shuffled) > 1.2 * loss(nil))
  }

  @Test(arguments: Control.allCases)
  func theHeaderStillSeesTrueLabels(control: Control) throws {
    let shifted = try clips.with(labels: clips.shiftedLabels)
    #expect(
      try distill(control: control).model.headerWeights
        != distill(on: shifted, control: control).model.headerWeights)
  }
}
