import Autodiff
import NeuralNets
import Tensors

/// The aggregation of a sequential network: 10 steps of 128 → gated recurrent units in both directions,
/// 128 each → attention pooling with 128 hidden numbers → 256.
final class RecurrentCase: BenchCase {
  /// What is timed.
  enum Kind: String, CaseIterable {
    /// A training step of 32 items towards given embeddings, Adam.
    case step = "recurrent_step"
    /// One item, without gradients.
    case inference = "recurrent_infer"
    /// 32 items, without gradients.
    case batch = "recurrent_batch"
  }

  let name: String
  private let kind: Kind
  private let numerics: Numerics
  private let tape: Tape
  private let steps: Tensor
  private let targets: Tensor
  private let layout: SequenceLayout
  private let network: Network
  private var loss: Float = .nan

  init(_ kind: Kind, _ numerics: Numerics) throws {
    self.kind = kind
    self.numerics = numerics
    name = kind.rawValue
    tape = Tape(numerics)
    let items = kind == .inference ? 1 : 32
    tape.isRecording = kind == .step
    layout = try SequenceLayout(count: items, length: 10)
    steps = try Tensor([items * 10, 128], RandomKey(1).normals(items * 10 * 128))
    targets = try Tensor([items, 256], RandomKey(2).normals(items * 256))
    network = try Network(
      Sequential(
        inputShape: ItemShape(.fixed(10), Shape([128])),
        [GRU(128, isBidirectional: true), SelfAttentionPool(128)]),
      key: RandomKey(5), role: "aggregation")
  }

  var operations: Double? {
    let rows = Double(layout.rowCount)
    // Two operations per weight and row, forward, for the weights and for the inputs; the steps
    // themselves need no gradient.
    let (input, state) = (2 * 128 * 384.0, 2 * 128 * 384.0)
    let attention = 256 * 128 + 128.0
    return kind == .step
      ? 2 * rows * (2 * input + 3 * state + 3 * attention)
      : 2 * rows * (input + state + attention)
  }
  var items: (count: Int, unit: String) { (layout.count, "items") }

  func run() throws {
    tape.reset()
    let items = try ItemBatch(tape.constant(steps), layout)
    let made = try network.forward(items, tape, isTraining: kind == .step).values
    let value = try tape.meanSquaredError(made, tape.constant(targets))
    if kind == .step {
      try tape.backward(value)
      try Adam().step(network.parameters, rate: 1e-3, numerics)
    }
    loss = value.scalar
  }

  /// Compares the loss after five runs with that of the other kernels, and expects it to fall while
  /// training.
  func verify() throws -> String? {
    let other = try RecurrentCase(kind, numerics.mode == .fast ? .exact : .fast)
    try run()
    try other.run()
    let first = loss
    for _ in 0..<4 {
      try run()
      try other.run()
    }
    if !(abs(loss - other.loss) < 1e-4 * abs(loss)) {
      return "the loss after five runs is \(loss) in one mode and \(other.loss) in the other"
    }
    return kind != .step || loss < first ? nil : "the loss rises from \(first) to \(loss)"
  }
}
