import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// What a specification refuses, and what it says of its layers.
struct ModelSpecificationTests {
  private func specification(
    views: [String] = ["audio"], embedding: Int = 4, classes: [String] = ["a", "b"]
  ) throws -> ModelSpecification {
    try ModelSpecification(
      role: .student, encoders: views.map { Encoder(view: $0) }, embedding: embedding,
      classes: classes)
  }

  @Test func anEncoderIsNeeded() throws {
    let fault = #expect(throws: Fault.self) { try specification(views: []) }
    #expect(fault?.code == "model.no-view")
    #expect(fault?.message == "a student must have at least one encoder, but has none")
  }

  @Test func aViewHasOneEncoder() throws {
    let fault = #expect(throws: Fault.self) {
      try specification(views: ["audio", "text", "audio"])
    }
    #expect(fault?.code == "model.view-twice")
    #expect(fault?.message == "each view must have one encoder, but `audio` has two")
  }

  @Test(arguments: [0, -1, 65_537])
  func theEmbeddingHasAWidth(width: Int) throws {
    let fault = #expect(throws: Fault.self) { try specification(embedding: width) }
    #expect(fault?.code == "model.embedding")
    #expect(fault?.message.hasSuffix("1 to 65536 dimensions, but has \(width)") == true)
    #expect(fault?.parameter == "embedding")
  }

  @Test(arguments: [1, 65_536])
  func theEmbeddingMayBeAsWideAsTheLimits(width: Int) throws {
    #expect(try specification(embedding: width).embedding == width)
  }

  @Test func oneClassIsTooFew() throws {
    let fault = #expect(throws: Fault.self) { try specification(classes: ["a"]) }
    #expect(fault?.code == "model.classes")
    #expect(fault?.message == "a student must have at least two classes, but has 1")
  }

  @Test func classesDiffer() throws {
    let fault = #expect(throws: Fault.self) { try specification(classes: ["a", "b", "a"]) }
    #expect(fault?.code == "model.classes")
    #expect(fault?.message == "the classes must differ, but one is given twice")
  }

  @Test func layersAreListedPartByPart() throws {
    let rows = try SmallWorld.teacher().layers(inputs: vectors([5, 4]))
    #expect(rows.map(\.part) == ["encoder audio", "encoder video", "embedding", "header"])
    #expect(rows.map(\.layer) == ["dense(6, relu)", "dense(6, relu)", "dense(4)", "dense(3)"])
    #expect(rows.map(\.output) == ["[6]", "[6]", "[4]", "[3]"])
    #expect(rows.map(\.parameters) == [36, 30, 52, 15])
  }

  @Test func aLayerThatDoesNotFitIsRefused() throws {
    let fault = #expect(throws: Fault.self) {
      try SmallWorld.student(layers: [Dense(4), Dense(0)]).layers(inputs: vectors([5]))
    }
    #expect(fault?.code == "layer.setting")
    #expect(fault?.message.contains("layer 2, dense(0)") == true)
  }

  @Test(arguments: Fusion.allCases)
  func aWidthForEveryViewIsNeeded(fusion: Fusion) throws {
    let specification = try ModelSpecification(
      role: .teacher, encoders: ["audio", "video"].map { Encoder(view: $0, layers: [Dense(4)]) },
      fusion: fusion, embedding: 4, classes: ["a", "b"])
    for widths in [[], [5], [5, 4, 3]] {
      let fault = #expect(throws: Fault.self) { try specification.layers(inputs: vectors(widths)) }
      #expect(fault?.code == "model.width")
    }
  }

  /// A layer that makes several rows of one.
  private struct Unpooled: Layer {
    static let kind = "unpooled"
    static let examples: [any Layer] = []
    let description = "unpooled()"
    func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
      ItemShape(.fixed(2), input.step)
    }
    func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }
    func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable { x }
  }

  @Test func anEncoderEndsInOneRow() throws {
    let fault = #expect(throws: Fault.self) {
      try SmallWorld.student(layers: [Unpooled()]).layers(inputs: vectors([5]))
    }
    #expect(fault?.code == "model.encoder")
    #expect(
      fault?.message
        == "an encoder must end in one row of numbers for each clip, but `audio` ends in [2, 5]")
  }
}
