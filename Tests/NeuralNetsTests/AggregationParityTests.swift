import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// Pooling and recurrent layers on sequences of different lengths against PyTorch: values, and the
/// gradients of inputs and of all weights.
@Suite struct AggregationParityTests {
  static let cases: [(folder: String, layer: any Layer)] = [
    ("gru", GRU(11)), ("gru_bidirectional", GRU(11, isBidirectional: true)),
    ("gru_bidirectional_last", GRU(11, isBidirectional: true, returns: .last)),
    ("lstm", LSTM(11)), ("lstm_bidirectional", LSTM(11, isBidirectional: true)),
    ("lstm_bidirectional_last", LSTM(11, isBidirectional: true, returns: .last)),
    ("mean", MeanPool()), ("max", MaxPool()), ("statistics", StatisticsPool()),
    ("attention", SelfAttentionPool(7)), ("attentive_statistics", AttentiveStatisticsPool(7)),
    ("netvlad", NetVLAD(3)), ("ghostvlad", NetVLAD(4, ghosts: 2)),
  ]

  @Test(arguments: cases.indices, [Numerics.fast, .exact])
  func layersAgree(_ index: Int, _ numerics: Numerics) throws {
    let (name, layer) = Self.cases[index]
    let folder = "aggregation/\(name)"
    let network = try Network(
      Sequential(inputShape: ItemShape(.any, try Shape([6])), [layer]), key: RandomKey(0),
      role: "test")
    let weights = try network.weights
    if !weights.tensors.isEmpty {
      try network.parameters.load(
        NetworkWeights(
          names: weights.names,
          tensors: try split(try Fixture.load("\(folder)/weights"), weights.tensors.map(\.shape))))
    }
    let tape = Tape(numerics)
    let x = try tape.variable(Fixture.load("\(folder)/x"))
    let items = ItemBatch(x, try SequenceLayout(lengths: [3, 5, 1, 4]))
    let y = try network.forward(items, tape, isTraining: true).values
    try Fixture.expectEqual(y.tensor, "\(folder)/y")
    let g = try tape.constant(Fixture.load("\(folder)/g"))
    try tape.backward(try tape.sum(try tape.multiply(y, g)))
    // A single step has the variance 0, and a root with a slope of 1600 there.
    let tolerance: Float = name == "statistics" ? 2e-5 : 5e-6
    try Fixture.expectEqual(x.gradient, "\(folder)/dx", tolerance: tolerance)
    if !weights.tensors.isEmpty {
      let gradients = network.parameters.variables.flatMap(\.gradient.values)
      try Fixture.expectEqual(
        try Tensor([gradients.count], gradients), "\(folder)/dweights", tolerance: 5e-6)
    }
    // Without recording the kernels differ in fast mode, not the meaning.
    tape.isRecording = false
    try Fixture.expectEqual(try network.forward(items, tape).values.tensor, "\(folder)/y")
  }

  /// A vector cut into tensors of given shapes.
  private func split(_ flat: Tensor, _ shapes: [Shape]) throws -> [Tensor] {
    var start = 0
    let parts = try shapes.map { shape in
      defer { start += shape.count }
      return try Tensor(shape, Array(flat.values[start..<(start + shape.count)]))
    }
    #expect(start == flat.count)
    return parts
  }
}
