import Autodiff
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// The parts of a network, and where their first numbers come from.
struct ModelNetworkTests {
  private func network(
    _ specification: ModelSpecification, widths: [Int] = [5], seed: UInt64 = 1
  ) throws -> ModelNetwork {
    try ModelNetwork(specification, inputs: vectors(widths), key: RandomKey(seed))
  }

  /// Layers of a single encoder, and whether they make the embedding themselves.
  static let endings: [(layers: [any Layer], isEmbedding: Bool)] = [
    ([Dense(4)], true), ([Dense(9, .relu), Dense(4)], true), ([Dense(4, .relu)], false),
    ([Dense(5)], false), ([Dense(4), Dropout(0.5)], false), ([], false),
  ]

  @Test(arguments: 0..<6)
  func aPlainRowOfTheRightWidthIsTheEmbedding(_ index: Int) throws {
    let ending = Self.endings[index]
    let network = try network(SmallWorld.student(layers: ending.layers))
    #expect((network.embedding == nil) == ending.isEmbedding)
  }

  @Test func aViewOfTheRightWidthWithoutLayersIsTheEmbedding() throws {
    let network = try network(SmallWorld.student(layers: []), widths: [4])
    #expect(network.embedding == nil)
    #expect(network.parts.map(\.network.specification.parameterCount) == [0, 15])
  }

  @Test func severalViewsAlwaysHaveAnEmbeddingLayer() throws {
    let specification = try ModelSpecification(
      role: .teacher, encoders: ["audio", "video"].map { Encoder(view: $0, layers: [Dense(4)]) },
      fusion: .sum, embedding: 4, classes: SmallWorld.classes)
    #expect(try network(specification, widths: [5, 4]).embedding != nil)
  }

  @Test func theEncoderIsEverythingButTheHeader() throws {
    let network = try network(SmallWorld.teacher(), widths: [5, 4])
    #expect(network.encoderBlocks.count == 3)
    #expect(network.blocks.count == 4)
    #expect(!network.encoderBlocks.contains { $0 === network.header.parameters })
  }

  @Test func parametersAreCounted() throws {
    let network = try network(SmallWorld.teacher(), widths: [5, 4])
    #expect(network.parameterCount == 36 + 30 + 52 + 15)
    #expect(try network.weights.values.reduce(0) { $0 + $1.count } == network.parameterCount)
  }

  @Test func equalEncodersOfTwoStudentsStartAlike() throws {
    let a = try network(SmallWorld.student(embedding: 4)).weights
    let b = try network(SmallWorld.student(embedding: 7, classes: ["x", "y"])).weights
    #expect(a["encoder audio"] == b["encoder audio"])
    #expect(a["header"] != b["header"])
  }

  @Test func teacherAndStudentStartDifferently() throws {
    let a = try network(SmallWorld.student()).weights
    let b = try network(
      ModelSpecification(
        role: .teacher, encoders: SmallWorld.student().encoders, embedding: 4,
        classes: SmallWorld.classes)
    ).weights
    #expect(a.keys == b.keys)
    for part in a.keys { #expect(a[part] != b[part], "\(part)") }
  }

  @Test func anotherKeyGivesOtherNumbers() throws {
    let a = try network(SmallWorld.student(), seed: 1).weights
    let b = try network(SmallWorld.student(), seed: 2).weights
    for part in a.keys { #expect(a[part] != b[part], "\(part)") }
  }

  @Test func weightsOfAnotherNetworkAreRefused() throws {
    let weights = try network(SmallWorld.student()).weights
    #expect(throws: (any Error).self) {
      try ModelNetwork(SmallWorld.student(embedding: 5), inputs: vectors([5]), weights: weights)
    }
  }

  @Test func anEncoderWithOneMoreLayerIsAnother() throws {
    let short = Encoder(view: "audio", layers: [Dense(8, .relu)])
    let long = short.adding(Dense(4))
    #expect(short.description == "audio → dense(8, relu)")
    #expect(long.description == "audio → dense(8, relu) → dense(4)")
  }
}
