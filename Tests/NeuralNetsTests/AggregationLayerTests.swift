import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// Recurrent and attentive layers where sequences are short, and where they cannot be used.
@Suite struct AggregationLayerTests {
  static let layers: [any Layer] = [
    GRU(3), GRU(9, isBidirectional: true, returns: .last), LSTM(3),
    LSTM(9, isBidirectional: true, returns: .last), SelfAttentionPool(5),
    AttentiveStatisticsPool(5), NetVLAD(3), NetVLAD(2, ghosts: 1), StatisticsPool(),
  ]

  private func gradients(_ layer: any Layer, _ lengths: [Int]) throws -> (y: Tensor, all: [Float]) {
    let network = try Network(
      Sequential(inputShape: ItemShape(.any, try Shape([4])), [layer]), key: RandomKey(1),
      role: "test")
    let tape = Tape(.fast)
    let layout = try SequenceLayout(lengths: lengths)
    let x = try tape.variable(
      try Tensor([layout.rowCount, 4], RandomKey(2).normals(layout.rowCount * 4)))
    let y = try network.forward(ItemBatch(x, layout), tape, isTraining: true).values
    try tape.backward(try tape.sum(try tape.square(y)))
    let all = x.gradient.values + network.parameters.variables.flatMap(\.gradient.values)
    return (y.tensor, all)
  }

  @Test(arguments: layers.indices)
  func itemsOfOneStepHaveFiniteGradients(_ index: Int) throws {
    let made = try gradients(Self.layers[index], [1, 1, 1])
    #expect(made.y.shape[0] == 3)
    #expect(made.y.values.allSatisfy { $0.isFinite })
    #expect(made.all.allSatisfy { $0.isFinite })
    let single = try gradients(Self.layers[index], [1])
    #expect(single.all.allSatisfy { $0.isFinite })
  }

  @Test(arguments: layers.indices)
  func noItemsGiveNoRows(_ index: Int) throws {
    let made = try gradients(Self.layers[index], [])
    #expect(made.y.shape[0] == 0)
    #expect(made.all.allSatisfy { $0 == 0 })
  }

  @Test(arguments: layers.indices)
  func vectorsAndImagesAreRefused(_ index: Int) throws {
    let layer = Self.layers[index]
    let vectors = #expect(throws: Fault.self) { try Sequential(inputWidth: 4, [layer]) }
    #expect(vectors?.code == "layer.input")
    guard !(layer is StatisticsPool) else { return }
    let images = #expect(throws: Fault.self) {
      try Sequential(inputShape: ItemShape(.any, try Shape([4, 2])), [layer])
    }
    #expect(images?.code == "layer.input")
  }

  @Test func settingsOutOfRangeAreRefused() throws {
    let wrong: [any Layer] = [
      GRU(0), LSTM(-1), GRU(1 << 40), SelfAttentionPool(0), AttentiveStatisticsPool(-2),
      NetVLAD(0), NetVLAD(2, ghosts: -1), NetVLAD(1 << 40),
    ]
    for layer in wrong {
      let fault = #expect(throws: Fault.self) {
        try Sequential(inputShape: ItemShape(.any, try Shape([4])), [layer])
      }
      #expect(fault?.code == "layer.setting", "\(layer)")
    }
  }

  @Test func shapesFollowTheSettings() throws {
    func shape(_ time: ItemShape.Time, _ layers: any Layer...) throws -> String {
      try Sequential(inputShape: ItemShape(time, try Shape([4])), layers).outputShape.description
    }
    #expect(try shape(.any, GRU(3)) == "[time, 3]")
    #expect(try shape(.fixed(5), LSTM(3, isBidirectional: true)) == "[5, 6]")
    #expect(try shape(.fixed(5), GRU(3, isBidirectional: true, returns: .last)) == "[6]")
    #expect(try shape(.any, GRU(8), SelfAttentionPool()) == "[8]")
    #expect(try shape(.any, AttentiveStatisticsPool()) == "[8]")
    #expect(try shape(.any, NetVLAD(3, ghosts: 2)) == "[12]")
  }

  /// The state after the last step is the last row of all states, in each direction of reading.
  @Test func lastStatesAreAmongAllStates() throws {
    func run(_ layer: any Layer) throws -> Tensor { try gradients(layer, [3, 1, 5]).y }
    let all = try run(GRU(4, isBidirectional: true))
    let last = try run(GRU(4, isBidirectional: true, returns: .last))
    for (item, rows) in [0...2, 3...3, 4...8].enumerated() {
      let forward = (0..<4).map { all.values[rows.upperBound * 8 + $0] }
      let backward = (4..<8).map { all.values[rows.lowerBound * 8 + $0] }
      #expect(Array(last.values[(item * 8)..<(item * 8 + 8)]) == forward + backward)
    }
  }
}
