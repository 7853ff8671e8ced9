import Diagnostics
import Tensors
import Testing

@testable import Distillation

/// What `fit` refuses, with the sentence that says so.
struct FittingFaultTests {
  private func fault(
    _ specification: ModelSpecification, _ clips: Examples, validation: Examples? = nil,
    _ settings: TrainingSettings = SmallWorld.settings()
  ) -> Fault? {
    #expect(throws: Fault.self) {
      try specification.fit(clips, validation: validation, settings)
    }
  }

  @Test func anAbsentView() throws {
    let fault = try fault(SmallWorld.teacher(), SmallWorld.clips().without("video"))
    #expect(fault?.code == "examples.view")
    #expect(fault?.message == "the clips have no view `video`")
  }

  @Test func otherClasses() throws {
    let fault = try fault(SmallWorld.student(classes: ["calm", "happy"]), SmallWorld.clips())
    #expect(fault?.code == "fit.classes")
    #expect(
      fault?.message
        == "the clips must have the classes of the student, calm and happy, but have calm, happy "
        + "and sad")
  }

  @Test func theSameClassesInAnotherOrder() throws {
    let fault = try fault(
      SmallWorld.student(classes: ["happy", "calm", "sad"]), SmallWorld.clips())
    #expect(fault?.code == "fit.classes")
  }

  @Test(arguments: [48, 0])
  func noLabel(count: Int) throws {
    let fault = try fault(SmallWorld.student(), SmallWorld.clips(count, labelled: 0))
    #expect(fault?.code == "fit.labels")
    #expect(
      fault?.message == "at least one clip must have a label, but none of \(count) has")
  }

  @Test func aValidationPartWithoutLabels() throws {
    let fault = try fault(
      SmallWorld.student(), SmallWorld.clips(), validation: SmallWorld.clips(9, labelled: 0))
    #expect(fault?.code == "fit.validation")
    #expect(fault?.parameter == "validation")
  }

  @Test func aValidationPartWithAnotherWidth() throws {
    let validation = try SmallWorld.clips(9).with("audio", Tensor(zeros: [9, 2]))
    let fault = try fault(SmallWorld.student(), SmallWorld.clips(), validation: validation)
    #expect(fault?.code == "model.width")
    #expect(fault?.message == "the view `audio` must have 5 features, as in training, but has 2")
  }

  @Test func aValidationPartWithoutTheView() throws {
    let fault = try fault(
      SmallWorld.teacher(), SmallWorld.clips(), validation: SmallWorld.clips(9).without("video"))
    #expect(fault?.code == "examples.view")
  }

  /// Labels are places in the list of classes, so another order would mean other labels.
  @Test func aValidationPartWithOtherClasses() throws {
    let clips = try SmallWorld.clips(9)
    let validation = try Examples(
      views: clips.views, labels: clips.labels, classes: ["sad", "happy", "calm"])
    let fault = try fault(SmallWorld.student(), SmallWorld.clips(), validation: validation)
    #expect(fault?.code == "fit.classes")
    #expect(
      fault?.message
        == "the clips of the validation part must have the classes of the student, calm, happy and "
        + "sad, but have sad, happy and calm")
  }

  @Test func aBatchOfNoClips() throws {
    let fault = try fault(
      SmallWorld.student(), SmallWorld.clips(), SmallWorld.settings(batchSize: 0))
    #expect(fault?.code == "train.plan")
    #expect(fault?.message == "a batch must have at least 1 row, but has 0")
  }

  @Test(arguments: [-1, .nan, .infinity])
  func anImpossibleRate(rate: Double) throws {
    let fault = try fault(
      SmallWorld.student(), SmallWorld.clips(), SmallWorld.settings(rate: rate))
    #expect(fault?.code == "train.plan")
  }
}
