import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// What a student is given of its teacher.
struct TeacherSignalTests {
  let clips: Examples
  let teacher: Model

  init() throws {
    clips = try SmallWorld.clips()
    teacher = try SmallWorld.taught(clips).model
  }

  @Test func targetsAreStandardised() throws {
    let signal = try TeacherSignal(teacher, clips, shuffled: nil, .exact)
    #expect(signal.clips.shape.sizes == [48, 4])
    #expect(signal.width == 4)
    for mean in try signal.clips.reduced(.mean, axis: 0).values { #expect(abs(mean) < 1e-5) }
    for deviation in try signal.clips.reduced(.deviation, axis: 0).values {
      #expect(abs(deviation - 1) < 1e-4)
    }
  }

  @Test func scoresAreAsTheTeacherGivesThem() throws {
    let signal = try TeacherSignal(teacher, clips, shuffled: nil, .exact)
    #expect(try signal.scores == teacher.scores(of: clips, .exact))
  }

  /// Other clips are standardised by the training clips, so their means are not 0.
  @Test func targetsOfOtherClipsUseTheStatisticsOfTraining() throws {
    let signal = try TeacherSignal(teacher, clips, shuffled: nil, .exact)
    #expect(try signal.targets(for: clips, .exact).clips == signal.clips)
    let others = try SmallWorld.clips(seed: 2)
    let scaling = FeatureScaling(measuring: try teacher.embeddings(of: clips, .exact))
    #expect(
      try signal.targets(for: others, .exact).clips
        == scaling.applied(to: teacher.embeddings(of: others, .exact)))
    #expect(
      try signal.targets(for: others, .exact).clips.reduced(.mean, axis: 0).values.contains {
        abs($0) > 1e-3
      })
  }

  /// Where the student has the teacher's width, the loss of targets with variance 1 is about 1 for a
  /// student that says nothing.
  @Test func theFirstLossIsThatOfUnitVariance() throws {
    let student = try ModelSpecification(
      role: .student,
      encoders: [Encoder(view: "audio", layers: [Dense(4, start: .glorot, hasBias: false)])],
      embedding: 4, classes: SmallWorld.classes)
    var settings = SmallWorld.settings(epochs: 1, batchSize: 48, rate: 0)
    settings.standardizes = false
    let silent = try clips.with("audio", Tensor(zeros: [48, 5]))
    let run = try student.distill(
      from: Run(
        model: teacher.deaf(to: clips), stages: [], settings: settings, method: "labels",
        clips: (48, 48)), on: silent, objective: .standard, settings)
    #expect(abs(run.stages[0].history.epochs[0].loss - 1) < 1e-3)
  }
}

extension Model {
  /// The same teacher for clips whose sound is silence: it takes every clip's sound for the mean.
  fileprivate func deaf(to clips: Examples) throws -> Model {
    let network = try ModelNetwork(specification, inputs: inputs, weights: weights)
    return try Model(
      network, inputs: inputs,
      scalings: [FeatureScaling(identity: inputs[0].width), scalings[1]])
  }
}
