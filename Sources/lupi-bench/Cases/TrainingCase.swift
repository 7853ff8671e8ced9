import Autodiff
import NeuralNets
import Tensors

/// The dense networks: 1582 audio features → 256 → 128, a header for 6 classes, and for the teacher 512
/// more features of video. A training step of 64 rows with Adam, or the classes of one row.
final class TrainingCase: BenchCase {
  /// What is trained.
  enum Kind: String, CaseIterable {
    /// Audio and video.
    case teacher = "mlp_teacher"
    /// Audio alone.
    case base = "mlp_base"
    /// Audio alone, pulled towards the embedding of a teacher that is computed in every step.
    case distil = "mlp_distil"
    /// The classes of one row by audio alone.
    case inference = "mlp_infer"
  }

  let name: String
  private let kind: Kind
  private let numerics: Numerics
  private let tape: Tape
  private let audio: Tensor
  private let both: Tensor
  private let classes: [Int]
  private let teacher: Networks
  private let student: Networks
  private var loss: Float = .nan

  /// An encoder and its header.
  private struct Networks {
    let encoder: Network
    let header: Network

    init(_ inputs: Int, role: String) throws {
      encoder = try Network(
        Sequential(inputWidth: inputs, [Dense(256, .relu), Dense(128)]), key: RandomKey(5),
        role: role)
      header = try Network(
        Sequential(inputWidth: 128, [Dense(6)]), key: RandomKey(5), role: role + " header")
    }
  }

  init(_ kind: Kind, _ numerics: Numerics) throws {
    self.kind = kind
    self.numerics = numerics
    name = kind.rawValue
    tape = Tape(numerics)
    tape.isRecording = kind != .inference
    let rows = kind == .inference ? 1 : 64
    audio = try Tensor([rows, 1582], RandomKey(1).normals(rows * 1582))
    let video = try Tensor([rows, 512], RandomKey(2).normals(rows * 512))
    both = try Tensor.concatenated([audio, video], axis: 1)
    var labels = RandomKey(3).stream()
    classes = (0..<rows).map { _ in labels.integer(below: 6) }
    teacher = try Networks(2094, role: "teacher")
    student = try Networks(1582, role: "student")
  }

  var operations: Double? {
    let (inputs, teacherInputs) = (Double(kind == .teacher ? 2094 : 1582), 2094.0)
    // Two operations per weight and row, forward, for the weights and, but for the first layer, for
    // the inputs.
    let rest = 256 * 128 + 128 * 6.0
    if kind == .inference { return 2 * (inputs * 256 + rest) }
    let own = 64 * 2 * (2 * inputs * 256 + 3 * rest)
    return kind == .distil ? own + 64 * 2 * (teacherInputs * 256 + 256 * 128) : own
  }
  var items: (count: Int, unit: String) { (classes.count, "rows") }

  func run() throws {
    tape.reset()
    let networks = kind == .teacher ? teacher : student
    let x = try tape.constant(kind == .teacher ? both : audio)
    let isTraining = kind != .inference
    let embedding = try networks.encoder.forward(x, tape, isTraining: isTraining)
    let logits = try networks.header.forward(embedding, tape, isTraining: isTraining)
    var value = try tape.crossEntropy(logits, classes)
    guard isTraining else {
      loss = value.scalar
      return
    }
    if kind == .distil {
      let target = try teacher.encoder.forward(tape.constant(both), tape, isFrozen: true)
      value = try tape.add(value, try tape.meanSquaredError(embedding, target))
    }
    try tape.backward(value)
    for network in [networks.encoder, networks.header] {
      try Adam().step(network.parameters, rate: 1e-3, numerics)
    }
    loss = value.scalar
  }

  /// Compares the loss after five runs with that of the other kernels, and expects it to fall while
  /// training.
  func verify() throws -> String? {
    let other = try TrainingCase(kind, numerics.mode == .fast ? .exact : .fast)
    try run()
    try other.run()
    let first = loss
    for _ in 0..<4 {
      try run()
      try other.run()
    }
    if !(abs(loss - other.loss) < 1e-3 * abs(loss)) {
      return "the loss after five steps is \(loss) in one mode and \(other.loss) in the other"
    }
    return kind == .inference || loss < first ? nil : "the loss rises from \(first) to \(loss)"
  }
}
