import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// What a trained model computes from clips.
struct ModelTests {
  @Test func shapesFollowTheSpecification() throws {
    let clips = try SmallWorld.clips(7)
    let model = try Model.untrained(SmallWorld.teacher(embedding: 9), widths: [5, 4])
    #expect(try model.embeddings(of: clips, .exact).shape.sizes == [7, 9])
    #expect(try model.scores(of: clips, .exact).shape.sizes == [7, 3])
    #expect(try model.predictions(for: clips, .exact).count == 7)
  }

  @Test func scoresAreTheHeaderOfTheEmbeddings() throws {
    let clips = try SmallWorld.clips(7)
    let model = try Model.untrained(SmallWorld.teacher(), widths: [5, 4])
    let embeddings = try model.embeddings(of: clips, .exact)
    let scores = try model.scores(of: clips, .exact)
    let predictions = try model.predictions(for: clips, .exact)
    for clip in 0..<7 {
      let expected = DenseOracle.apply(
        try embeddings.row(clip).map(Double.init), model.headerWeights)
      let row = Array(try scores.row(clip))
      for (value, truth) in zip(row, expected) { #expect(abs(Double(value) - truth) < 1e-5) }
      #expect(row.firstIndex(of: row.max() ?? 0) == predictions[clip])
    }
  }

  /// An utterance gets the same bits alone and among others.
  @Test(arguments: [1, 7, 32, 256])
  func embeddingsDoNotDependOnTheirNeighbours(size: Int) throws {
    let clips = try SmallWorld.clips(300)
    let model = try Model.untrained(SmallWorld.teacher(), widths: [5, 4])
    let whole = try model.embeddings(of: clips, .exact)
    let some = Array((300 - size)..<300)
    #expect(try model.embeddings(of: clips.taking(some), .exact) == whole.gather(some))
  }

  @Test func noClipsGiveNoRows() throws {
    let clips = try SmallWorld.clips(6).taking([])
    let model = try Model.untrained(SmallWorld.teacher(), widths: [5, 4])
    #expect(try model.embeddings(of: clips, .exact).shape.sizes == [0, 4])
    #expect(try model.scores(of: clips, .exact).shape.sizes == [0, 3])
    #expect(try model.predictions(for: clips, .exact).isEmpty)
  }

  @Test func anAbsentViewIsNamed() throws {
    let model = try Model.untrained(SmallWorld.teacher(), widths: [5, 4])
    let clips = try SmallWorld.clips(6).without("video")
    let fault = #expect(throws: Fault.self) { try model.embeddings(of: clips, .exact) }
    #expect(fault?.code == "examples.view")
    #expect(fault?.message == "the clips have no view `video`")
    #expect(fault?.hint?.contains("`audio`") == true)
  }

  @Test func anotherWidthIsNamed() throws {
    let model = try Model.untrained(SmallWorld.teacher(), widths: [5, 4])
    let clips = try SmallWorld.clips(6).with("video", Tensor(zeros: [6, 3]))
    let fault = #expect(throws: Fault.self) { try model.scores(of: clips, .exact) }
    #expect(fault?.code == "model.width")
    #expect(
      fault?.message == "the view `video` must have 4 features, as in training, but has 3")
  }

  @Test func dropoutIsOffOutsideTraining() throws {
    let clips = try SmallWorld.clips(6)
    let with = try Model.untrained(
      SmallWorld.student(layers: [Dense(6, .tanh), Dropout(0.9)]), widths: [5])
    let without = try Model.untrained(SmallWorld.student(), widths: [5])
    #expect(try with.embeddings(of: clips, .exact) == without.embeddings(of: clips, .exact))
  }
}
