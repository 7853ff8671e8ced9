import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// Ten steps of small teachers and students against PyTorch, every parameter compared.
@Suite struct TrainingParityTests {
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let optimizer: any Optimizer
    let rate: Float
  }

  static let cases = [
    Case(description: "teacher", optimizer: Adam(), rate: 1e-2),
    Case(description: "student", optimizer: Adam(), rate: 1e-2),
    Case(description: "adamw", optimizer: Adam(weightDecay: 0.1), rate: 1e-2),
    Case(
      description: "sgd", optimizer: GradientDescent(momentum: 0.9, weightDecay: 0.01), rate: 1e-1),
    Case(description: "rmsprop", optimizer: RootMeanSquare(), rate: 1e-2),
  ]

  @Test(arguments: cases, [Numerics.fast, .exact])
  func tenStepsAgree(_ test: Case, _ numerics: Numerics) throws {
    let audio = try Fixture.load("train/audio")
    let rows =
      test.description == "teacher"
      ? try Tensor.concatenated([audio, try Fixture.load("train/video")], axis: 1) : audio
    let classes = try Fixture.classes("train/classes")
    func network(_ inputs: Int, _ layers: [any Layer], _ role: String) throws -> Network {
      let network = try Network(
        Sequential(inputWidth: inputs, layers), key: RandomKey(0), role: role)
      let tensors = try layers.indices.flatMap { index in
        try ["weight", "bias"].map { try Fixture.load("\(test)/before.\(role)\(index).\($0)") }
      }
      try network.parameters.load(
        NetworkWeights(names: network.weights.names, tensors: tensors))
      return network
    }
    let encoder = try network(rows.shape[1], [Dense(9, .relu), Dense(4)], "encoder")
    let header = try network(4, [Dense(3)], "header")
    let tape = Tape(numerics)
    var losses: [Float] = []
    for _ in 0..<10 {
      tape.reset()
      let embedding = try encoder.forward(tape.constant(rows), tape, isTraining: true)
      let logits = try header.forward(embedding, tape, isTraining: true)
      var loss = try tape.crossEntropy(logits, classes)
      if test.description == "student" {
        let target = try tape.constant(Fixture.load("student/target"))
        loss = try tape.add(loss, try tape.meanSquaredError(embedding, target))
      }
      try tape.backward(loss)
      for part in [encoder, header] {
        try test.optimizer.step(part.parameters, rate: test.rate, numerics)
      }
      losses.append(loss.scalar)
    }
    try Fixture.expectEqual(try Tensor([10], losses), "\(test)/losses", tolerance: 5e-6)
    for (role, part) in [("encoder", encoder), ("header", header)] {
      let weights = try part.weights
      for (name, tensor) in zip(weights.names, weights.tensors) {
        try Fixture.expectEqual(tensor, "\(test)/after.\(role)\(name)", tolerance: 5e-6)
      }
    }
  }
}
