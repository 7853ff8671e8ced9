import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// What may not depend on the batch or on the number of threads, bit by bit.
@Suite struct AggregationBitsTests {
  static let networks: [[any Layer]] = [
    [Dense(12, .relu), GRU(10, isBidirectional: true), SelfAttentionPool(9)],
    [GRU(33, returns: .last)], [LSTM(17, isBidirectional: true, returns: .last)],
    [LSTM(8), AttentiveStatisticsPool(16)], [Dense(16, .tanh), NetVLAD(4, ghosts: 2)],
    [StatisticsPool()], [MeanPool()], [MaxPool()], [LastPool()],
  ]
  private static let width = 40

  private func network(_ layers: [any Layer]) throws -> Network {
    try Network(
      Sequential(inputShape: ItemShape(.any, try Shape([Self.width])), layers),
      key: RandomKey(4), role: "test")
  }

  /// Item `index` has its own length and numbers.
  private func item(_ index: Int) -> (length: Int, values: [Float]) {
    let length = 1 + (index * 7) % 13
    return (length, RandomKey(9).child(index).normals(length * Self.width))
  }

  private func outputs(
    _ network: Network, _ indices: [Int], _ numerics: Numerics
  ) throws -> [[Float]] {
    let items = indices.map(item)
    let tape = Tape(numerics)
    tape.isRecording = false
    let layout = try SequenceLayout(lengths: items.map(\.length))
    let x = try tape.constant(
      try Tensor([layout.rowCount, Self.width], items.flatMap(\.values)))
    let y = try network.forward(ItemBatch(x, layout), tape).values.tensor
    let width = y.shape[1]
    return indices.indices.map { Array(y.values[($0 * width)..<(($0 + 1) * width)]) }
  }

  @Test(arguments: networks.indices, [Numerics.Mode.fast, .exact])
  func anItemIsTheSameInAnyBatch(_ index: Int, _ mode: Numerics.Mode) throws {
    let network = try network(Self.networks[index])
    let numerics = Numerics(mode: mode)
    let alone = try (0..<32).map { try outputs(network, [$0], numerics)[0] }
    #expect(alone.joined().allSatisfy { $0.isFinite })
    #expect(Set(alone).count == 32)
    for size in [7, 32] {
      for start in stride(from: 0, to: 32, by: size) {
        let batch = Array(start..<min(32, start + size))
        #expect(try outputs(network, batch, numerics) == batch.map { alone[$0] })
      }
    }
    let backwards = Array((0..<32).reversed())
    #expect(
      try outputs(network, backwards, Numerics(mode: mode, threads: 3))
        == backwards.map { alone[$0] })
  }

  /// A training step on any number of threads.
  @Test(arguments: networks.indices, [Numerics.Mode.fast, .exact])
  func gradientsDoNotDependOnThreads(_ index: Int, _ mode: Numerics.Mode) throws {
    func step(_ threads: Int) throws -> [Float] {
      let network = try network(Self.networks[index])
      let tape = Tape(Numerics(mode: mode, threads: threads))
      let items = (0..<20).map(item)
      let layout = try SequenceLayout(lengths: items.map(\.length))
      let x = try tape.variable(
        try Tensor([layout.rowCount, Self.width], items.flatMap(\.values)))
      let y = try network.forward(ItemBatch(x, layout), tape, isTraining: true).values
      try tape.backward(try tape.sum(try tape.square(y)))
      return x.gradient.values + network.parameters.variables.flatMap(\.gradient.values)
    }
    let one = try step(1)
    #expect(one.allSatisfy { $0.isFinite })
    for threads in [2, 5] { #expect(try step(threads) == one) }
  }
}
