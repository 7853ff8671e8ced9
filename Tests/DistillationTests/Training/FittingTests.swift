import Autodiff
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Training on true labels.
struct FittingTests {
  @Test func aModelLearnsItsClips() throws {
    let clips = try SmallWorld.clips()
    let run = try SmallWorld.teacher().fit(clips, SmallWorld.settings(epochs: 40, rate: 0.02))
    let losses = run.stages[0].history.epochs.map(\.loss)
    #expect(losses[39] < 0.5 * losses[0])
    let predictions = try run.model.predictions(for: clips, .exact)
    #expect(zip(predictions, clips.labels).count { $0 == $1 } > 40)
  }

  @Test func theRunSaysWhatWasDone() throws {
    let clips = try SmallWorld.clips(48, labelled: 30)
    let run = try SmallWorld.student().fit(clips, SmallWorld.settings())
    #expect(run.method == "labels")
    #expect(run.clips == (48, 30))
    #expect(run.stages.map(\.name) == ["whole"])
    #expect(run.stages[0].history.epochs.count == 3)
    #expect(run.divergence == nil && !run.isCancelled)
    #expect(try run.model.inputs == vectors([5]))
  }

  @Test func clipsWithoutALabelAreNotLearntFrom() throws {
    var settings = SmallWorld.settings()
    settings.standardizes = false
    let all = try SmallWorld.clips(48, labelled: 30)
    let some = try all.taking(Array(0..<30))
    let student = try SmallWorld.student()
    #expect(
      try student.fit(all, settings).model.weights == student.fit(some, settings).model.weights)
  }

  @Test func clipsWithoutALabelHelpToScale() throws {
    let all = try SmallWorld.clips(48, labelled: 30)
    let audio = try all.view("audio").rows
    let model = try SmallWorld.student().fit(all, SmallWorld.settings()).model
    #expect(model.scalings == [FeatureScaling(measuring: audio)])
    #expect(model.scalings != [FeatureScaling(measuring: try audio.gather(Array(0..<30)))])
  }

  @Test func validationClipsDoNotHelpToScale() throws {
    let clips = try SmallWorld.clips()
    let student = try SmallWorld.student()
    let settings = SmallWorld.settings()
    let model = try student.fit(
      clips, validation: SmallWorld.clips(seed: 2).squaring("audio"), settings
    ).model
    #expect(try model.scalings == student.fit(clips, settings).model.scalings)
  }

  @Test func everyViewIsScaledByItself() throws {
    let clips = try SmallWorld.clips()
    let model = try SmallWorld.teacher().fit(clips, SmallWorld.settings()).model
    #expect(
      try model.scalings == [
        FeatureScaling(measuring: clips.view("audio").rows),
        FeatureScaling(measuring: clips.view("video").rows),
      ])
  }

  @Test func scalingCanBeSwitchedOff() throws {
    let clips = try SmallWorld.clips()
    var settings = SmallWorld.settings()
    settings.standardizes = false
    let model = try SmallWorld.student().fit(clips, settings).model
    #expect(model.scalings == [FeatureScaling(identity: 5)])
  }

  /// With standardised views, units do not matter; a power of two keeps even the bits near.
  @Test func unitsDoNotMatter() throws {
    let clips = try SmallWorld.clips()
    let audio = try clips.view("audio").rows
    let other = try clips.with("audio", Tensor(audio.shape, audio.values.map { $0 * 1024 }))
    let student = try SmallWorld.student()
    let a = try student.fit(clips, SmallWorld.settings()).model.scores(of: clips, .exact)
    let b = try student.fit(other, SmallWorld.settings()).model.scores(of: other, .exact)
    for (x, y) in zip(a.values, b.values) { #expect(abs(x - y) < 1e-3) }
  }

  /// 17 clips in steps of 16 leave a last step of one clip.
  @Test(arguments: [(17, 16), (1, 16), (5, 1)])
  func aStepOfOneClipTrains(_ row: (clips: Int, batch: Int)) throws {
    let clips = try SmallWorld.clips(row.clips)
    let run = try SmallWorld.student(layers: [Dense(6, .relu), BatchNorm()]).fit(
      clips, SmallWorld.settings(batchSize: row.batch))
    #expect(run.divergence == nil)
    #expect(run.model.isFinite)
    #expect(try run.model.scores(of: clips, .exact).values.allSatisfy(\.isFinite))
  }

  @Test func batchStatisticsAreKeptWithTheModel() throws {
    let clips = try SmallWorld.clips()
    let student = try SmallWorld.student(layers: [Dense(6), BatchNorm()])
    let weights = try student.fit(clips, SmallWorld.settings()).model.weights["encoder audio"]
    let mean = try #require(weights?["1.mean"])
    #expect(mean.values.contains { $0 != 0 })
    #expect(weights?["1.variance"]?.values.contains { $0 != 1 } == true)
  }
}
