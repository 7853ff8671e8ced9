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
    #expect(digest(toy.network.parameters.snapshot) == "1c767b5586b0f19d")
  }

  /// FNV-1a over the bit patterns.
  private func digest(_ values: [Float]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for value in values { hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
