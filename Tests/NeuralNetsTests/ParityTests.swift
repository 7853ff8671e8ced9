import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// Layers and losses, values and gradients, against PyTorch.
@Suite struct ParityTests {
  typealias Build = @Sendable (Tape, [Variable]) throws -> Variable

  /// An operation, the names of its operands, and how it is called.
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let operands: [String]
    let build: Build

    init(_ name: String, _ operands: [String], _ build: @escaping Build) {
      description = name
      self.operands = operands
      self.build = build
    }
  }

  static let layers: [Case] = [
    Case("linear", ["x", "w", "b"]) { try $0.linear($1[0], $1[1], $1[2]) },
    Case("relu", ["x"]) { try $0.activate($1[0], .relu) },
    Case("gelu", ["x"]) { try $0.activate($1[0], .gelu) },
    Case("tanh", ["x"]) { try $0.activate($1[0], .tanh) },
    Case("sigmoid", ["x"]) { try $0.activate($1[0], .sigmoid) },
    Case("softmax", ["x"]) { try $0.softmax($1[0], temperature: 3) },
    Case("log_softmax", ["x"]) { try $0.logSoftmax($1[0]) },
    Case("normalize", ["x"]) { try $0.rowNormalize($1[0]) },
    Case("layer_norm", ["x", "scale", "shift"]) {
      try $0.layerNormalize($1[0], scale: $1[1], shift: $1[2])
    },
    Case("batch_norm", ["x", "scale", "shift"]) {
      try $0.batchNormalize(
        $1[0], scale: $1[1], shift: $1[2],
        runningMean: $0.constant(try Fixture.load("batch_norm/mean_before")),
        runningVariance: $0.constant(try Fixture.load("batch_norm/variance_before")),
        isTraining: true)
    },
  ]

  @Test(arguments: layers, [Numerics.fast, .exact])
  func layersAgree(_ test: Case, _ numerics: Numerics) throws {
    let tape = Tape(numerics)
    let operands = try test.operands.map { try tape.variable(Fixture.load("\(test)/\($0)")) }
    let y = try test.build(tape, operands)
    try Fixture.expectEqual(y.tensor, "\(test)/y")
    // The sum of g · y has the gradient g at y.
    let g = try tape.constant(Fixture.load("\(test)/g"))
    try tape.backward(try tape.sum(try tape.multiply(y, g)))
    for (name, operand) in zip(test.operands, operands) {
      try Fixture.expectEqual(operand.gradient, "\(test)/d\(name)", tolerance: 5e-6)
    }
  }

  static let losses: [Case] = [
    Case("cross_entropy", ["z"]) {
      try $0.crossEntropy($1[0], try Fixture.classes("cross_entropy/classes"))
    },
    Case("smoothed", ["z"]) {
      try $0.crossEntropy($1[0], try Fixture.classes("smoothed/classes"), smoothing: 0.1)
    },
    Case("soft", ["z"]) {
      try $0.softCrossEntropy($1[0], $0.constant(try Fixture.load("soft/p")))
    },
    Case("divergence", ["z"]) {
      try $0.divergence($1[0], $0.constant(try Fixture.load("divergence/p")), temperature: 4)
    },
    Case("mse", ["s", "t"]) { try $0.meanSquaredError($1[0], $1[1]) },
    Case("l1", ["s", "t"]) { try $0.meanAbsoluteError($1[0], $1[1]) },
    Case("cosine", ["s", "t"]) { try $0.cosineDistance($1[0], $1[1]) },
  ]

  @Test(arguments: losses)
  func lossesAgree(_ test: Case) throws {
    let tape = Tape(.exact)
    let operands = try test.operands.map { try tape.variable(Fixture.load("\(test)/\($0)")) }
    let loss = try test.build(tape, operands)
    try Fixture.expectEqual(loss.tensor, "\(test)/y")
    try tape.backward(loss)
    for (name, operand) in zip(test.operands, operands) {
      try Fixture.expectEqual(operand.gradient, "\(test)/d\(name)")
    }
  }

  @Test func batchStatisticsAgree() throws {
    let network = try Network(
      Sequential(inputWidth: 6, [BatchNorm()]), key: RandomKey(0), role: "test")
    let names = ["scale", "shift", "mean_before", "variance_before"]
    try network.parameters.load(
      NetworkWeights(
        names: network.weights.names,
        tensors: try names.map { try Fixture.load("batch_norm/\($0)") }
      ))
    let x = try Fixture.load("batch_norm/x")
    try Fixture.expectEqual(try network.predict(x), "batch_norm/y_eval")
    let tape = Tape(.exact)
    _ = try network.forward(tape.constant(x), tape, isTraining: true)
    try Fixture.expectEqual(network.weights.tensors[2], "batch_norm/mean_after")
    try Fixture.expectEqual(network.weights.tensors[3], "batch_norm/variance_after")
  }
}
