import Autodiff
import Tensors
import Testing

@testable import NeuralNets

/// Results of exact mode as digests that must be the same on every machine.
@Suite struct ExactBitsTests {
  @Test func parametersAfterTraining() throws {
    let layers: [any Layer] = [
      Dense(20, .relu), Dropout(0.25), BatchNorm(), Dense(12, .gelu), LayerNorm(),
      Dense(8, .tanh), Dense(8, .sigmoid), Dense(3),
    ]
    let toy = try Toy(layers: layers)
    _ = try Trainer(toy.plan(epochs: 1), [toy.network.parameters]).run(loss: toy.loss)
    #expect(try digest(toy.network.parameters.snapshot) == "1c767b5586b0f19d")
  }

  @Test func parametersOfConvolutionsAndRecurrentUnits() throws {
    let network = try Network(
      Sequential(
        inputShape: ItemShape(.fixed(12), Shape([6])),
        [
          Convolution2D(5, stride: 2), Convolution2D(4), Flatten(), GRU(7, isBidirectional: true),
          LSTM(6), SelfAttentionPool(5),
        ]), key: RandomKey(3), role: "bits")
    let items = try Tensor([4 * 12, 6], RandomKey(1).normals(4 * 12 * 6))
    let layout = try SequenceLayout(count: 4, length: 12)
    let targets = try Tensor([4, 6], RandomKey(2).normals(4 * 6))
    let tape = Tape(.exact)
    for _ in 0..<4 {
      tape.reset()
      let made = try network.forward(
        ItemBatch(try tape.constant(items), layout), tape, isTraining: true
      ).values
      try tape.backward(tape.meanSquaredError(made, tape.constant(targets)))
      try Adam().step(network.parameters, rate: 1e-2, .exact)
    }
    let numbers = try network.parameters.snapshot
    #expect(numbers.allSatisfy { $0.isFinite })
    #expect(digest(numbers) == "657da3fa79b6d31a")
  }

  /// FNV-1a over the bit patterns.
  private func digest(_ values: [Float]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for value in values { hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
