import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// Convolutional layers over items of different lengths against PyTorch: values, the gradients of input
/// and weights, and running statistics.
@Suite struct ConvolutionParityTests {
  static let cases: [(name: String, step: [Int], layer: any Layer)] = [
    ("tdnn_same", [5], TimeDelay(6, kernel: 3, dilation: 2, stride: 2, .gelu, isNormalized: false)),
    (
      "tdnn_valid", [5],
      TimeDelay(6, kernel: 3, dilation: 2, padding: .valid, .none, isNormalized: false)
    ),
    ("tdnn_norm", [5], TimeDelay(11)),
    ("conv2d_first", [7], Convolution2D(9, stride: 2)),
    ("conv2d_norm", [6, 2], Convolution2D(10, stride: 2)),
    ("conv2d_valid", [6, 2], Convolution2D(4, padding: .valid, isNormalized: false)),
    ("residual", [6, 2], Residual(4, stride: 2)),
    ("max_pool2d", [6, 2], MaxPool2D()),
    ("max_pool2d_same", [7], MaxPool2D(PoolingWindow(3, stride: 2, padding: .same))),
    ("mean_pool2d", [6, 2], MeanPool2D()),
    ("mean_pool2d_same", [6, 2], MeanPool2D(PoolingWindow(3, stride: 2, padding: .same))),
  ]

  @Test(arguments: cases.indices, [Numerics.fast, .exact])
  func layersAgree(_ index: Int, _ numerics: Numerics) throws {
    let (name, step, layer) = Self.cases[index]
    func file(_ part: String) -> String { "convolution/\(name)/\(part)" }
    let network = try Network(
      Sequential(inputShape: ItemShape(.any, try Shape(step)), [layer]), key: RandomKey(0),
      role: "test")
    let entries = network.parameters.layout.entries
    try network.parameters.load(
      NetworkWeights(
        names: entries.map(\.name),
        tensors: try entries.map { try Fixture.load(file("before.\($0.specification.name)")) }))
    let layout = try SequenceLayout(lengths: [9, 5, 13])
    let input = try Fixture.load(file("x"))

    let inference = Tape(numerics)
    inference.isRecording = false
    let calm = try network.forward(ItemBatch(inference.constant(input), layout), inference)
    try Fixture.expectEqual(calm.values.tensor, file("y_eval"), tolerance: 5e-6)

    let tape = Tape(numerics)
    let x = try tape.variable(input)
    let y = try network.forward(ItemBatch(x, layout), tape, isTraining: true)
    try Fixture.expectEqual(y.values.tensor, file("y"), tolerance: 5e-6)
    // The sum of g · y has the gradient g at y.
    let g = try tape.constant(Fixture.load(file("g")))
    try tape.backward(try tape.sum(try tape.multiply(y.values, g)))
    try Fixture.expectEqual(x.gradient, file("dx"), tolerance: 1e-5)
    for (entry, variable) in zip(entries, network.parameters.variables) {
      let (part, actual) =
        entry.specification.isTrainable
        ? ("d.", variable.gradient) : ("after.", variable.tensor)
      try Fixture.expectEqual(actual, file(part + entry.specification.name), tolerance: 1e-5)
    }
  }
}
