import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// What `distill` refuses, with the sentence that says so.
struct DistillingFaultTests {
  private func fault(
    _ student: ModelSpecification, teacher: ModelSpecification? = nil, on clips: Examples,
    validation: Examples? = nil, _ objective: TransferPlan = .standard, control: Control? = nil
  ) throws -> Fault? {
    let world = try SmallWorld.clips()
    let specification = try teacher ?? SmallWorld.teacher()
    let source = try Examples(
      views: world.views, labels: world.labels, classes: specification.classes)
    let run = try specification.fit(source, SmallWorld.settings())
    return #expect(throws: Fault.self) {
      try student.distill(
        from: run, on: clips, validation: validation, objective: objective, control: control,
        SmallWorld.settings())
    }
  }

  @Test func thePrivilegedViewIsAbsent() throws {
    let fault = try fault(SmallWorld.student(), on: SmallWorld.clips().without("video"))
    #expect(fault?.code == "examples.view")
    #expect(fault?.message == "the clips have no view `video`")
  }

  @Test func thePrivilegedViewHasAnotherWidth() throws {
    let clips = try SmallWorld.clips().with("video", Tensor(zeros: [48, 3]))
    let fault = try fault(SmallWorld.student(), on: clips)
    #expect(fault?.code == "model.width")
    #expect(fault?.message == "the view `video` must have 4 features, as in training, but has 3")
  }

  @Test func noClipHasALabel() throws {
    let fault = try fault(SmallWorld.student(), on: SmallWorld.clips(labelled: 0))
    #expect(fault?.code == "fit.labels")
  }

  @Test func thereAreNoClips() throws {
    let fault = try fault(SmallWorld.student(), on: SmallWorld.clips(0))
    #expect(fault?.code == "fit.labels")
    #expect(fault?.message == "at least one clip must have a label, but none of 0 has")
  }

  @Test func theStudentHasOtherClasses() throws {
    let fault = try fault(SmallWorld.student(classes: ["x", "y", "z"]), on: SmallWorld.clips())
    #expect(fault?.code == "fit.classes")
    #expect(fault?.message.contains("must have the classes of the student, x, y and z") == true)
  }

  /// Soft labels are columns, so the order of the classes matters as much as their number.
  @Test(arguments: [
    (["calm", "happy", "sad", "angry"], "calm, happy, sad and angry"),
    (["sad", "happy", "calm"], "sad, happy and calm"),
  ])
  func softLabelsOfOtherClasses(_ row: (classes: [String], listed: String)) throws {
    let fault = try fault(
      SmallWorld.student(), teacher: SmallWorld.teacher(classes: row.classes),
      on: SmallWorld.clips(), TransferPlan(Objective(SoftLabels())))
    #expect(fault?.code == "distill.classes")
    #expect(
      fault?.message
        == "for soft labels teacher and student must have the same classes, but have \(row.listed), "
        + "and calm, happy and sad")
  }

  @Test func embeddingsOfATeacherWithOtherClassesServe() throws {
    let world = try SmallWorld.clips()
    let sources = try Examples(
      views: world.views, labels: world.labels, classes: ["x", "y", "z", "w"])
    let teacher = try SmallWorld.teacher(classes: sources.classes).fit(
      sources, SmallWorld.settings())
    let run = try SmallWorld.student().distill(
      from: teacher, on: world, objective: .standard, SmallWorld.settings())
    #expect(run.model.specification.classes == SmallWorld.classes)
  }

  @Test func theValidationPartLacksThePrivilegedView() throws {
    let fault = try fault(
      SmallWorld.student(), on: SmallWorld.clips(),
      validation: SmallWorld.clips(9).without("video"))
    #expect(fault?.code == "examples.view")
  }
}
