import Autodiff
import NeuralNets
import Tensors

/// A network of four convolutions, as it is trained and as it is used: log-mel 300 × 64, four 3 × 3
/// convolutions of stride 2 with batch norm and rectifier to 32, 64, 128 and 128 channels, the mean over
/// time and bins, 256 dimensions of embedding, 40 classes.
final class ConvolutionCase: BenchCase {
  /// What is timed.
  enum Kind: String, CaseIterable {
    /// A training step of 32 items with Adam.
    case step = "conv_step"
    /// The classes of one item.
    case inference = "conv_infer"
  }

  let name: String
  private let kind: Kind
  private let numerics: Numerics
  private let tape: Tape
  private let images: Tensor
  private let layout: SequenceLayout
  private let classes: [Int]
  private let trunk: Network
  private let head: Network
  private var result: [Float] = []

  init(_ kind: Kind, _ numerics: Numerics) throws {
    self.kind = kind
    self.numerics = numerics
    name = kind.rawValue
    tape = Tape(numerics)
    tape.isRecording = kind == .step
    let count = kind == .step ? 32 : 1
    images = try Tensor([count * 300, 64], RandomKey(1).normals(count * 300 * 64))
    layout = try SequenceLayout(count: count, length: 300)
    var labels = RandomKey(3).stream()
    classes = (0..<count).map { _ in labels.integer(below: 40) }
    let channels = [32, 64, 128, 128]
    trunk = try Network(
      Sequential(
        inputShape: ItemShape(.fixed(300), try Shape([64])),
        channels.map { Convolution2D($0, stride: 2) }), key: RandomKey(5), role: "trunk")
    head = try Network(
      Sequential(inputWidth: 128, [Dense(256), Dense(40)]), key: RandomKey(5), role: "head")
  }

  var operations: Double? {
    // Multiplications and additions of the products, forward and, in a step, for weights and inputs.
    let first = 2.0 * 4800 * 9 * 32
    let later: [Double] = [1200 * 288 * 64, 304 * 576 * 128, 76 * 1152 * 128]
    let rest = 2 * later.reduce(0, +)
    return kind == .step ? 32 * (2 * first + 3 * rest) : first + rest
  }
  var items: (count: Int, unit: String) { (layout.count, "clips") }

  func run() throws {
    tape.reset()
    let isTraining = kind == .step
    let maps = try trunk.forward(
      ItemBatch(tape.constant(images), layout), tape, isTraining: isTraining)
    // The mean over the 19 steps and 4 bins that are left of every item.
    let pooled = try tape.mean(
      try tape.reshape(maps.values, [layout.count, 19 * 4, 128]), axes: [1])
    let logits = try head.forward(pooled, tape, isTraining: isTraining)
    guard isTraining else {
      result = logits.tensor.values
      return
    }
    let loss = try tape.crossEntropy(logits, classes)
    try tape.backward(loss)
    for network in [trunk, head] { try Adam().step(network.parameters, rate: 1e-3, numerics) }
    result = [loss.scalar]
  }

  /// Compares the result, after five steps if it is trained, with that of the other kernels, and expects
  /// the loss to fall.
  func verify() throws -> String? {
    let other = try ConvolutionCase(kind, numerics.mode == .fast ? .exact : .fast)
    try run()
    try other.run()
    let first = result
    if kind == .step {
      for _ in 0..<4 {
        try run()
        try other.run()
      }
    }
    let scale = result.map(\.magnitude).max() ?? 0
    guard zip(result, other.result).allSatisfy({ abs($0 - $1) < 1e-3 * scale }) else {
      return "the result is \(result) in one mode and \(other.result) in the other"
    }
    return kind == .inference || result[0] < first[0]
      ? nil : "the loss rises from \(first) to \(result)"
  }
}
