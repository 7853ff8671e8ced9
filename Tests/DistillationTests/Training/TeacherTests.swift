import Autodiff
import Diagnostics
import Foundation
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Teachers other than one trained model.
struct TeacherTests {
  private let clips: Examples
  private let run: Run

  init() throws {
    clips = try SmallWorld.clips()
    run = try SmallWorld.taught(clips)
  }

  private func other(seed: UInt64 = 9) throws -> Run {
    try SmallWorld.teacher(embedding: 3).fit(clips, SmallWorld.settings(seed: seed))
  }

  // MARK: Several

  @Test func embeddingsStandSideBySideAndProbabilitiesAreAveraged() throws {
    let second = try other()
    let ensemble = try TeacherEnsemble([run, second])
    let made = try ensemble.outputs(for: clips, .exact)
    #expect(ensemble.embeddingWidth == 7)
    #expect(made.clips.shape.sizes == [48, 7])
    let one = try run.outputs(for: clips, .exact).scores.values
    let two = try second.outputs(for: clips, .exact).scores.values
    let together = made.scores.values
    for clip in 0..<48 {
      let range = (clip * 3)..<(clip * 3 + 3)
      let mean = zip(probabilities(one[range]), probabilities(two[range])).map { ($0 + $1) / 2 }
      for (a, b) in zip(probabilities(together[range]), mean) { #expect(abs(a - b) < 1e-5) }
    }
  }

  private func probabilities(_ scores: ArraySlice<Float>) -> [Double] {
    let powers = scores.map { exp(Double($0) - Double(scores.max() ?? 0)) }
    return powers.map { $0 / powers.reduce(0, +) }
  }

  @Test func aStudentLearnsFromSeveral() throws {
    let student = try SmallWorld.student().distill(
      from: TeacherEnsemble([run, other()]), on: clips, objective: .standard,
      SmallWorld.settings())
    #expect(student.model.isFinite)
    let stage = student.stages[0].history.epochs
    #expect(stage.last?.loss ?? .nan < stage.first?.loss ?? .nan)
  }

  @Test func oneTeacherAloneIsAsGoodAsItself() throws {
    let settings = SmallWorld.settings()
    let student = try SmallWorld.student()
    let a = try student.distill(from: run, on: clips, objective: .standard, settings)
    let b = try student.distill(
      from: TeacherEnsemble([run]), on: clips, objective: .standard, settings)
    #expect(a.model.weights == b.model.weights)
  }

  @Test func severalMustAgreeOnClasses() throws {
    let renamed = try Examples(
      views: clips.views, labels: clips.labels, classes: ["x", "y", "z"])
    let stranger = try SmallWorld.teacher(classes: ["x", "y", "z"]).fit(
      renamed, SmallWorld.settings())
    for members in [[], [run, stranger]] {
      let fault = #expect(throws: Fault.self) { try TeacherEnsemble(members) }
      #expect(fault?.code == "distill.teachers")
    }
  }

  // MARK: Recorded

  private func recorded() throws -> RecordedTeacher {
    try RecordedTeacher(
      run.outputs(for: clips, .exact), clips: clips.names, classes: run.classes,
      summary: run.summary)
  }

  @Test func aLessonTeachesAsTheTeacherDoes() throws {
    let settings = SmallWorld.settings()
    let student = try SmallWorld.student()
    let a = try student.distill(from: run, on: clips, objective: .standard, settings)
    let b = try student.distill(from: recorded(), on: clips, objective: .standard, settings)
    #expect(a.model.weights == b.model.weights)
  }

  @Test func clipsAreFoundByTheirNames() throws {
    let lesson = try recorded()
    let places = [5, 0, 17]
    let few = try Examples(
      views: clips.views.mapValues { try ClipView($0.rows.gather(places)) },
      labels: places.map { clips.labels[$0] }, classes: clips.classes,
      names: places.map { clips.names[$0] })
    #expect(
      try lesson.outputs(for: few, .exact).clips
        == run.outputs(for: clips, .exact).clips.gather(places))
  }

  @Test func unknownClipsAreNamed() throws {
    let strangers = try Examples(
      views: clips.views, labels: clips.labels, classes: clips.classes,
      names: (0..<48).map { $0 == 3 ? "stranger" : clips.names[$0] })
    let fault = #expect(throws: Fault.self) {
      try recorded().outputs(for: strangers, .exact)
    }
    #expect(fault?.code == "distill.recorded")
    #expect(fault?.message.contains("`stranger`") == true)
  }

  @Test(arguments: [Control.random, .permutedLabels])
  func controlsThatNeedWeightsSaySo(control: Control) throws {
    let lesson = try recorded()
    let fault = #expect(throws: Fault.self) {
      try SmallWorld.student().distill(
        from: lesson, on: clips, objective: .standard, control: control, SmallWorld.settings())
    }
    #expect(fault?.code == "distill.control")
  }

  // MARK: Out of fold

  /// With labels that mean nothing, a teacher knows the clips it learnt by heart; one that has not seen
  /// them does not.
  @Test func nobodyIsJudgedByWhoLearntFromThem() throws {
    let key = RandomKey(11)
    let labels = key.permutation(48).map { $0 % 3 }
    let noise = try Examples(views: clips.views, labels: labels, classes: clips.classes)
    let settings = SmallWorld.settings(epochs: 150, rate: 0.03)
    func accuracy(_ teacher: any Teacher) throws -> Double {
      let scores = try teacher.outputs(for: noise, .exact).scores
      let predicted = try scores.reduced(.indexOfMaximum, axis: 1).values.map { Int($0) }
      return Double(zip(predicted, labels).count { $0 == $1 }) / 48
    }
    #expect(try accuracy(SmallWorld.teacher().fit(noise, settings)) > 0.9)
    #expect(
      try accuracy(SmallWorld.teacher().outOfFold(noise, folds: 4, settings)) < 0.6)
  }

  @Test func unlabelledClipsAreJudgedByTheOneTrainedOnAll() throws {
    let half = try SmallWorld.clips(48, labelled: 24)
    let settings = SmallWorld.settings()
    let reference = try SmallWorld.teacher().fit(half, settings)
    let lesson = try SmallWorld.teacher().outOfFold(half, folds: 3, settings)
    let (a, b) = (
      try reference.outputs(for: half, .exact), try lesson.outputs(for: half, .exact)
    )
    let unlabelled = Array(24..<48)
    #expect(try a.clips.gather(unlabelled) == b.clips.gather(unlabelled))
    #expect(try a.clips.gather([0, 1, 2]) != b.clips.gather([0, 1, 2]))
  }

  @Test func foldsAreNotMoreThanGroups() throws {
    let groups = (0..<48).map { $0 % 4 }
    for (folds, groups) in [(1, nil), (49, nil), (5, groups)] as [(Int, [Int]?)] {
      let fault = #expect(throws: Fault.self) {
        try SmallWorld.teacher().outOfFold(
          clips, folds: folds, groups: groups, SmallWorld.settings())
      }
      #expect(fault?.code == "distill.folds")
    }
  }

  /// A rotated and shifted set of embeddings is brought back.
  @Test func alignmentUndoesARotation() throws {
    let points = try Tensor([20, 3], RandomKey(4).normals(60))
    var turned: [Float] = []
    for row in 0..<20 {
      let p = Array(points.values[(row * 3)..<(row * 3 + 3)])
      turned += [0.6 * p[0] - 0.8 * p[1] + 2, 0.8 * p[0] + 0.6 * p[1], -p[2] - 1]
    }
    let moved = try Tensor([20, 3], turned)
    let back = try OrthogonalAlignment(from: moved, to: points).applied(to: moved)
    for (a, b) in zip(back.values, points.values) { #expect(abs(a - b) < 1e-4) }
  }

  // MARK: Hidden views and averaged weights

  @Test func aTeacherLearnsToDoWithoutAView() throws {
    var settings = SmallWorld.settings(epochs: 60, rate: 0.03)
    let blind = try clips.with("video", Tensor(zeros: [48, 4]))
    settings.standardizes = false
    let centred = try Examples(
      views: clips.views.mapValues {
        try ClipView(FeatureScaling(measuring: $0.rows).applied(to: $0.rows))
      }, labels: clips.labels, classes: clips.classes)
    let blindCentred = try centred.with("video", blind.view("video").rows)
    func accuracy(_ run: Run) throws -> Double {
      let predicted = try run.model.predictions(for: blindCentred, .exact)
      return Double(zip(predicted, clips.labels).count { $0 == $1 }) / 48
    }
    let plain = try accuracy(SmallWorld.teacher().fit(centred, settings))
    settings.hiddenShare = ["video": 0.5]
    let trained = try SmallWorld.teacher().fit(centred, settings)
    #expect(try accuracy(trained) > plain)
  }

  @Test(arguments: [("nose", 0.5), ("video", -0.1), ("video", 1.5), ("video", .nan)])
  func whatIsHiddenMustBeThere(_ row: (view: String, share: Double)) throws {
    var settings = SmallWorld.settings()
    settings.hiddenShare = [row.view: row.share]
    let fault = #expect(throws: Fault.self) { try SmallWorld.teacher().fit(clips, settings) }
    #expect(fault?.code == "fit.hide")
  }

  @Test func weightsCanBeAveraged() throws {
    var settings = SmallWorld.settings(epochs: 6)
    let last = try SmallWorld.student().fit(clips, settings)
    settings.averagedPart = 0.5
    let mean = try SmallWorld.student().fit(clips, settings)
    #expect(mean.stages[0].history.averagedSteps == 9)
    #expect(last.stages[0].history.averagedSteps == 0)
    #expect(mean.model.weights != last.model.weights)
    #expect(mean.stages[0].history.epochs == last.stages[0].history.epochs)
  }
}
