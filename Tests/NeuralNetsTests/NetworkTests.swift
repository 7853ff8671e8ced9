import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

@Suite struct NetworkTests {
  static let examples = Layers.all.flatMap { $0.examples }

  @Test func everyKindHasExamplesWithDifferentDescriptions() {
    for kind in Layers.all { #expect(!kind.examples.isEmpty, "\(kind.kind)") }
    #expect(Set(Self.examples.map(\.description)).count == Self.examples.count)
    #expect(Set(Layers.all.map { $0.kind }).count == Layers.all.count)
  }

  /// What a layer says about shape, time and parameters is what it does.
  @Test(arguments: examples.indices)
  func layersKeepTheirWord(_ index: Int) throws {
    let layer = Self.examples[index]
    let input = try type(of: layer).exampleInput
    let specification = try Sequential(inputShape: input, [layer])
    let network = try Network(specification, key: RandomKey(1), role: "test")
    let output = specification.outputShape
    for isTraining in [true, false] {
      let tape = Tape(.exact)
      let items = try Self.items(of: input, tape)
      let made = try network.forward(items, tape, isTraining: isTraining, key: RandomKey(3))
      #expect(made.values.shape.sizes == [made.layout?.rowCount ?? items.count, output.width])
      #expect((made.layout != nil) == output.isSequence)
      #expect(made.count == items.count)
      if case .fixed(let steps) = output.time {
        #expect(made.layout?.lengths.allSatisfy { $0 == steps } == true)
      }
      #expect(made.values.tensor.values.allSatisfy { $0.isFinite })
      // Every learned parameter takes part.
      try tape.backward(try tape.sum(try tape.square(made.values)))
      for (entry, variable) in zip(network.parameters.layout.entries, network.parameters.variables)
      {
        #expect(variable.hasGradient == entry.specification.isTrainable, "\(layer) \(entry.name)")
      }
    }
    let nothing = ItemShape(input.time, try Shape([0]))
    #expect(throws: Fault.self) { try Sequential(inputShape: nothing, [layer, Dense(1)]) }
  }

  /// Three or four items of a shape, of different lengths where that is allowed.
  private static func items(of shape: ItemShape, _ tape: Tape) throws -> ItemBatch {
    let layout: SequenceLayout? =
      switch shape.time {
      case .none: nil
      case .fixed(let steps): try SequenceLayout(count: 3, length: steps)
      case .any: try SequenceLayout(lengths: [9, 7, 12])
      }
    let rows = layout?.rowCount ?? 4
    let values = RandomKey(2).normals(rows * shape.width)
    return ItemBatch(try tape.variable(Tensor([rows, shape.width], values)), layout)
  }

  @Test func impossibleLayersAreRefusedByPosition() throws {
    let wrong: [[any Layer]] = [
      [Dense(4), Dense(0)], [Dense(4), Dense(-3)], [Dense(4), Dropout(1)],
      [Dense(4), Dropout(.nan)],
      [Dense(4), BatchNorm(momentum: 2)], [Dense(4), Dense(1 << 40)],
    ]
    for layers in wrong {
      #expect {
        try Sequential(inputWidth: 3, layers)
      } throws: { ($0 as? Fault)?.message.contains("layer 2") == true }
    }
  }

  @Test func wrongRowsAreRefused() throws {
    let toy = try Toy()
    #expect {
      try toy.network.predict(try Tensor(zeros: [2, 9]))
    } throws: { ($0 as? Fault)?.code == "shape.mismatch" }
    #expect(throws: Fault.self) { try toy.network.predict(Tensor(1)) }
    #expect(try toy.network.predict(try Tensor(zeros: [0, 10])).shape.sizes == [0, 3])
  }

  @Test func initialNumbersDependOnKeyRoleAndPositionAlone() throws {
    func weights(_ layers: [any Layer], role: String = "a", seed: UInt64 = 1) throws -> [Tensor] {
      try Network(Sequential(inputWidth: 4, layers), key: RandomKey(seed), role: role)
        .weights.tensors
    }
    let one = try weights([Dense(5), Dense(2)])
    #expect(try weights([Dense(5), Dense(2)]) == one)
    #expect(try weights([Dense(5), Dense(9)])[0] == one[0])
    #expect(try weights([Dense(5), Dense(2)], role: "b")[0] != one[0])
    #expect(try weights([Dense(5), Dense(2)], seed: 2)[0] != one[0])
    let bound = Float(0.5)
    #expect(one[0].values.allSatisfy { $0.magnitude <= bound })
    #expect((one[0].values.map(\.magnitude).max() ?? 0) > 0.8 * bound)
  }

  @Test func weightsMoveBetweenNetworks() throws {
    let (a, b) = (try Toy(seed: 1), try Toy(seed: 2))
    try b.network.parameters.load(a.network.weights)
    #expect(try b.network.weights == a.network.weights)
    #expect(try b.network.predict(a.rows) == a.network.predict(a.rows))
    let other = try Network(
      Sequential(inputWidth: 10, [Dense(15, .relu), Dense(3)]), key: RandomKey(0), role: "x")
    #expect(throws: Fault.self) { try other.parameters.load(a.network.weights) }
  }

  /// In exact mode a row does not depend on the rows beside it.
  @Test func aRowIsTheSameInAnyBatch() throws {
    let toy = try Toy(rowCount: 600)
    let all = try toy.network.predict(toy.rows, .exact)
    for count in [1, 7, 32, 257] {
      let part = try toy.network.predict(try toy.rows.slice(axis: 0, 0..<count), .exact)
      #expect(try part == all.slice(axis: 0, 0..<count))
    }
  }

  @Test func dropoutAndBatchNormDifferInTrainingOnly() throws {
    let toy = try Toy(layers: [Dropout(0.5), Dense(3)])
    let x = try toy.rows.slice(axis: 0, 0..<8)
    func run(training: Bool, key: UInt64) throws -> Tensor {
      let tape = Tape(.exact)
      return try toy.network.forward(
        try tape.constant(x), tape, isTraining: training, key: RandomKey(key)
      ).tensor
    }
    #expect(try run(training: false, key: 1) == run(training: false, key: 2))
    #expect(try run(training: true, key: 1) == run(training: true, key: 1))
    #expect(try run(training: true, key: 1) != run(training: true, key: 2))
  }

  @Test func theSummaryCountsParameters() throws {
    let network = try Sequential(inputWidth: 10, [Dense(16, .relu), BatchNorm(), Dense(3)])
    #expect(network.parameterCount == 10 * 16 + 16 + 32 + 16 * 3 + 3)
    #expect(network.summaryLines.map(\.parameters) == [176, 32, 51])
    #expect(network.description == "[10] → dense(16, relu) → batch_norm() → dense(3)")
  }
}
