import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// Pooling layers on vectors over time and on images.
@Suite struct PoolingLayerTests {
  private func pooled(_ layer: any Layer, _ step: [Int], _ values: [Float]) throws -> [Float] {
    let shape = ItemShape(.any, try Shape(step))
    let network = try Network(
      Sequential(inputShape: shape, [layer]), key: RandomKey(0), role: "test")
    let tape = Tape(.exact)
    let steps = values.count / shape.width
    let x = try tape.constant(Tensor([steps, shape.width], values))
    let made = try network.forward(
      ItemBatch(x, try SequenceLayout(count: 1, length: steps)), tape)
    #expect(made.layout == nil)
    return made.values.tensor.values
  }

  /// Two columns of two bins and three channels.
  private static let image: [Float] = [1, 2, 3, 5, 6, 7, 3, 2, 1, 7, 6, 5]

  @Test func globalPoolingLeavesChannels() throws {
    #expect(try pooled(MeanPool(), [2, 3], Self.image) == [4, 4, 4])
    #expect(try pooled(MaxPool(), [2, 3], Self.image) == [7, 6, 7])
    let both = try pooled(StatisticsPool(bins: .pool), [2, 3], Self.image)
    #expect(both.count == 6)
    #expect(Array(both.prefix(3)) == [4, 4, 4])
    #expect(abs(both[4] - 2) < 1e-6)
  }

  @Test func binsMayBeKept() throws {
    #expect(try pooled(MeanPool(bins: .keep), [2, 3], Self.image) == [2, 2, 2, 6, 6, 6])
    #expect(try pooled(MaxPool(bins: .keep), [2, 3], Self.image) == [3, 2, 3, 7, 6, 7])
    #expect(try pooled(LastPool(), [2, 3], Self.image) == [3, 2, 1, 7, 6, 5])
    // Temporal statistics: mean and deviation of every bin of every channel.
    let statistics = try pooled(StatisticsPool(), [2, 3], Self.image)
    #expect(Array(statistics.prefix(6)) == [2, 2, 2, 6, 6, 6])
    for (value, expected) in zip(statistics.dropFirst(6), [1, 0, 1, 1, 0, 1] as [Float]) {
      #expect(abs(value - expected) < 1e-3)
    }
  }

  @Test func vectorsOverTimeHaveNoBins() throws {
    let values: [Float] = [1, 2, 3, 4]
    for bins in BinPooling.allCases {
      #expect(try pooled(MeanPool(bins: bins), [2], values) == [2, 3])
      #expect(try pooled(MaxPool(bins: bins), [2], values) == [3, 4])
    }
  }

  @Test func vectorsCannotBePooled() throws {
    let layers: [any Layer] = [MeanPool(), StatisticsPool(), MaxPool(), LastPool()]
    for layer in layers {
      let fault = #expect(throws: Fault.self) { try Sequential(inputWidth: 4, [layer]) }
      #expect(fault?.code == "layer.input")
    }
  }
}
