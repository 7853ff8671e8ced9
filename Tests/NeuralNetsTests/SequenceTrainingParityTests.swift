import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// Ten steps of Adam on items of different lengths against PyTorch: convolutional, time-delay and
/// recurrent networks with several ways to pool, a teacher and a student of each, every loss and every
/// number compared.
@Suite struct SequenceTrainingParityTests {
  struct Case: Sendable, CustomStringConvertible {
    let kind: String
    let role: String
    let layers: [any Layer]

    var description: String { "\(kind)/\(role)" }
  }

  static let cases = ["teacher", "student"].flatMap { role in
    [
      ("conv", [Convolution2D(4, stride: 2), Convolution2D(5), MeanPool()] as [any Layer]),
      ("tdnn", [TimeDelay(7, kernel: 3, dilation: 2), StatisticsPool()]),
      ("gru", [GRU(5, isBidirectional: true), SelfAttentionPool(6)]),
      ("lstm", [LSTM(5), LastPool()]),
      (
        "pool",
        [
          Convolution2D(4), MaxPool2D(), MeanPool2D(PoolingWindow(stride: 1)),
          MaxPool(bins: .keep),
        ]
      ),
    ].map { Case(kind: $0, role: role, layers: $1 + [Dense(4)]) }
  }

  @Test(arguments: cases, [Numerics.fast, .exact])
  func tenStepsAgree(_ test: Case, _ numerics: Numerics) throws {
    let audio = try Fixture.load("training/audio")
    let rows =
      test.role == "teacher"
      ? try Tensor.concatenated([audio, try Fixture.load("training/video")], axis: 1) : audio
    let classes = try Fixture.classes("training/classes")
    let folder = "training/\(test)"
    let encoder = try Network(
      Sequential(inputShape: ItemShape(.any, try Shape([rows.shape[1]])), test.layers),
      key: RandomKey(0), role: "encoder")
    let header = try Network(
      Sequential(inputWidth: 4, [Dense(3)]), key: RandomKey(0), role: "header")
    try load("\(folder)/before", [encoder, header])
    let layout = try SequenceLayout(lengths: [5, 4, 6, 4, 7, 5])
    let target =
      test.role == "student" ? try Fixture.load("training/\(test.kind)/target") : nil
    let tape = Tape(numerics)
    var losses: [Float] = []
    for _ in 0..<10 {
      tape.reset()
      let embedding = try encoder.forward(
        ItemBatch(try tape.constant(rows), layout), tape, isTraining: true
      ).values
      var loss = try tape.crossEntropy(
        try header.forward(embedding, tape, isTraining: true), classes)
      if let target {
        loss = try tape.add(loss, tape.meanSquaredError(embedding, tape.constant(target)))
      }
      try tape.backward(loss)
      for part in [encoder, header] { try Adam().step(part.parameters, rate: 1e-2, numerics) }
      losses.append(loss.scalar)
    }
    try Fixture.expectEqual(try Tensor([10], losses), "\(folder)/losses", tolerance: 2e-5)
    let after = try [encoder, header].flatMap { try $0.weights.tensors.flatMap(\.values) }
    try Fixture.expectEqual(
      try Tensor([after.count], after), "\(folder)/after", tolerance: 2e-5)
  }

  /// Gives networks the numbers of one array, one after the other.
  private func load(_ name: String, _ networks: [Network]) throws {
    let flat = try Fixture.load(name)
    var start = 0
    for network in networks {
      let weights = try network.weights
      let tensors = try weights.tensors.map { tensor in
        defer { start += tensor.count }
        return try Tensor(tensor.shape, Array(flat.values[start..<(start + tensor.count)]))
      }
      try network.parameters.load(NetworkWeights(names: weights.names, tensors: tensors))
    }
    #expect(start == flat.count)
  }
}
