import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Every fusion against its formula, with three views.
struct FusionTests {
  static let views = ["audio", "text", "video"]
  static let widths = [2, 3, 4]

  /// A model with one linear layer for each view.
  private func model(_ fusion: Fusion, units: [Int] = [5, 5, 5]) throws -> Model {
    let encoders = zip(Self.views, units).map { Encoder(view: $0, layers: [Dense($1)]) }
    return try .untrained(
      ModelSpecification(
        role: .teacher, encoders: encoders, fusion: fusion, embedding: 3,
        classes: SmallWorld.classes), widths: Self.widths)
  }

  private func rows() throws -> [String: Tensor] {
    var views: [String: Tensor] = [:]
    for (view, width) in zip(Self.views, Self.widths) {
      views[view] = try Tensor([6, width], RandomKey(8).child(view).normals(6 * width))
    }
    return views
  }

  /// The encodings of a clip, view by view, by definition.
  private func encodings(_ model: Model, _ views: [String: Tensor], clip: Int) throws -> [[Double]]
  {
    try Self.views.map { view in
      let row = try #require(try views[view]?.row(clip)).map(Double.init)
      return DenseOracle.apply(row, model.weights["encoder \(view)"])
    }
  }

  private func check(
    _ model: Model, fused: (_ encodings: [[Double]]) -> [Double]
  ) throws {
    let views = try rows()
    let examples = try Examples(
      views: views, labels: [0, 0, 1, 1, 2, 2], classes: SmallWorld.classes)
    let embeddings = try model.embeddings(of: examples, .exact)
    #expect(embeddings.shape.sizes == [6, 3])
    for clip in 0..<6 {
      let expected = DenseOracle.apply(
        fused(try encodings(model, views, clip: clip)), model.weights["embedding"])
      for (value, truth) in zip(try embeddings.row(clip), expected) {
        #expect(abs(Double(value) - truth) < 1e-5, "clip \(clip)")
      }
    }
  }

  @Test func concatPutsEncodingsSideBySide() throws {
    try check(model(.concat, units: [5, 2, 7])) { $0.flatMap { $0 } }
  }

  @Test func sumAddsEncodings() throws {
    try check(model(.sum)) { encodings in
      (0..<5).map { place in encodings.reduce(0) { $0 + $1[place] } }
    }
  }

  @Test func gatedWeighsEveryNumberByAllEncodings() throws {
    let model = try model(.gated)
    try check(model) { encodings in
      let all = encodings.flatMap { $0 }
      let gates = Self.views.map { view in
        DenseOracle.apply(all, model.weights["gate \(view)"]).map(DenseOracle.sigmoid)
      }
      return (0..<5).map { place in
        zip(gates, encodings).reduce(0) { $0 + $1.0[place] * $1.1[place] }
      }
    }
  }

  @Test(arguments: [Fusion.sum, .gated])
  func encodersOfDifferentWidthsAreRefused(fusion: Fusion) throws {
    let fault = #expect(throws: Fault.self) { try model(fusion, units: [5, 4, 5]) }
    #expect(fault?.code == "model.fusion")
    #expect(
      fault?.message
        == "the encoders of a fusion by \(fusion.rawValue) must have one width, but have audio 5, "
        + "text 4 and video 5")
  }

  @Test(arguments: Fusion.allCases)
  func aSingleViewHasNothingToFuse(fusion: Fusion) throws {
    let model = try Model.untrained(
      ModelSpecification(
        role: .student, encoders: [Encoder(view: "audio", layers: [Dense(5, .relu)])],
        fusion: fusion, embedding: 3, classes: SmallWorld.classes), widths: [2])
    #expect(Set(model.weights.keys) == ["encoder audio", "embedding", "header"])
    #expect(model.parameterCount == (2 * 5 + 5) + (5 * 3 + 3) + (3 * 3 + 3))
  }

  @Test func gradientReachesEveryGate() throws {
    let clips = try SmallWorld.clips()
    let specification = try ModelSpecification(
      role: .teacher,
      encoders: ["audio", "video"].map { Encoder(view: $0, layers: [Dense(4, .relu)]) },
      fusion: .gated, embedding: 3, classes: SmallWorld.classes)
    let before = try ModelNetwork(
      specification, inputs: vectors([5, 4]), key: SmallWorld.settings().key
    ).weights
    let after = try specification.fit(clips, SmallWorld.settings(epochs: 1)).model.weights
    #expect(before.keys.count == 6)
    for part in before.keys { #expect(before[part] != after[part], "\(part)") }
  }
}
