import Autodiff
import NeuralNets
import Tensors

/// A sequential student: ten segments of 30 steps × 64 bins a clip; each goes through two 3 × 3
/// convolutions of stride 2 to 32 and 64 channels and a layer of 128, the segments of a clip through gated
/// recurrent units in both directions, 128 each, attention with 128 hidden numbers, and a header for 8
/// classes.
final class SequentialCase: BenchCase {
  /// What is timed.
  enum Kind: String, CaseIterable {
    /// A training step of 32 clips with Adam: labels, and given embeddings of segments and of clips.
    case step = "seq_step"
    /// The classes of one clip.
    case inference = "seq_infer"
  }

  private static let segments = 10
  private static let (steps, bins) = (30, 64)
  private static let (width, states, classes) = (128, 128, 8)

  let name: String
  private let kind: Kind
  private let numerics: Numerics
  private let tape: Tape
  private let images: Tensor
  private let labels: [Int]
  /// What a teacher would give: a row for each segment, and one for each clip.
  private let targets: (segments: Tensor, clips: Tensor)
  private let layouts: (segments: SequenceLayout, clips: SequenceLayout)
  private let encoder: Network
  private let aggregation: Network
  private let header: Network
  private var result: [Float] = []

  init(_ kind: Kind, _ numerics: Numerics) throws {
    self.kind = kind
    self.numerics = numerics
    name = kind.rawValue
    tape = Tape(numerics)
    tape.isRecording = kind == .step
    let clips = kind == .step ? 32 : 1
    let rows = clips * Self.segments
    images = try Tensor(
      [rows * Self.steps, Self.bins], RandomKey(1).normals(rows * Self.steps * Self.bins))
    var stream = RandomKey(3).stream()
    labels = (0..<clips).map { _ in stream.integer(below: Self.classes) }
    targets = (
      try Tensor([rows, Self.width], RandomKey(6).normals(rows * Self.width)),
      try Tensor([clips, 2 * Self.states], RandomKey(7).normals(clips * 2 * Self.states))
    )
    layouts = (
      try SequenceLayout(count: rows, length: Self.steps),
      try SequenceLayout(count: clips, length: Self.segments)
    )
    let key = RandomKey(5)
    encoder = try Network(
      Sequential(
        inputShape: ItemShape(.fixed(Self.steps), Shape([Self.bins])),
        [
          Convolution2D(32, stride: 2), Convolution2D(64, stride: 2), Flatten(), MeanPool(),
          Dense(Self.width),
        ]), key: key, role: "encoder")
    aggregation = try Network(
      Sequential(
        inputShape: ItemShape(.fixed(Self.segments), Shape([Self.width])),
        [GRU(Self.states, isBidirectional: true), SelfAttentionPool(128)]),
      key: key, role: "aggregation")
    header = try Network(
      Sequential(inputWidth: 2 * Self.states, [Dense(Self.classes)]), key: key, role: "header")
  }

  var operations: Double? {
    // Multiplications and additions of the products, forward and, in a step, for weights and inputs.
    let first = 15 * 32 * 9 * 32.0
    let encoder = 8 * 16 * 288 * 64 + 1024 * 128.0
    let recurrence = 2 * (128 * 384 + 128 * 384) + 256 * 128 + 128.0
    let rows = Double(layouts.segments.count)
    let header = Double(labels.count) * 256 * 8
    return kind == .step
      ? 2 * (rows * (2 * first + 3 * (encoder + recurrence)) + 3 * header)
      : 2 * (rows * (first + encoder + recurrence) + header)
  }
  var items: (count: Int, unit: String) { (labels.count, "clips") }

  func run() throws {
    tape.reset()
    let isTraining = kind == .step
    let segments = try encoder.forward(
      ItemBatch(tape.constant(images), layouts.segments), tape, isTraining: isTraining
    ).values
    let clips = try aggregation.forward(
      ItemBatch(segments, layouts.clips), tape, isTraining: isTraining
    ).values
    let logits = try header.forward(clips, tape, isTraining: isTraining)
    guard isTraining else {
      result = logits.tensor.values
      return
    }
    let distance = try tape.add(
      try tape.meanSquaredError(segments, tape.constant(targets.segments)),
      try tape.meanSquaredError(clips, tape.constant(targets.clips)))
    let loss = try tape.add(try tape.crossEntropy(logits, labels), distance)
    try tape.backward(loss)
    for network in [encoder, aggregation, header] {
      try Adam().step(network.parameters, rate: 1e-3, numerics)
    }
    result = [loss.scalar]
  }

  /// Compares the result, after five steps if it is trained, with that of the other kernels, and expects
  /// the loss to fall.
  func verify() throws -> String? {
    let other = try SequentialCase(kind, numerics.mode == .fast ? .exact : .fast)
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
