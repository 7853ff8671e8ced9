import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The distance to a teacher's embeddings on clips that a student does not learn from.
struct EmbeddingValidation {
  private let inputs: [Tensor]
  private let targets: Tensor
  private let labels: [Int]
  private let network: ModelNetwork
  private let session: any ObjectiveSession
  private let settings: TrainingSettings

  /// Takes the clips of a validation part, scaled as the training clips.
  init(
    _ examples: Examples, _ training: ModelInputs, _ network: ModelNetwork,
    _ signal: TeacherSignal, _ session: any ObjectiveSession, _ settings: TrainingSettings
  ) throws(Fault) {
    inputs = try training.scaled(examples)
    targets = try signal.targets(for: examples, settings.numerics)
    labels = examples.labels
    self.network = network
    self.session = session
    self.settings = settings
  }

  /// The mean over the clips, in batches as large as those of training: what compares clips with each
  /// other depends on how many there are.
  ///
  /// The draws of an objective are the same each time, so that epochs can be compared.
  func run() throws -> Validation {
    let embeddings = try network.compute(inputs, settings.numerics) {
      _, embeddings, _ throws(Fault) in embeddings
    }
    let tape = Tape(settings.numerics)
    tape.isRecording = false
    let size = max(1, settings.batchSize)
    let key = settings.key.child("embedding validation")
    var total = 0.0
    for start in stride(from: 0, to: labels.count, by: size) {
      tape.reset()
      let rows = start..<min(labels.count, start + size)
      let loss = try session.loss(
        tape, student: tape.rows(of: embeddings, rows), target: tape.rows(of: targets, rows),
        batch: ObjectiveBatch(labels: Array(labels[rows]), key: key.child(start)),
        isTraining: false)
      total += Double(loss.scalar) * Double(rows.count)
    }
    return Validation(loss: total / Double(max(1, labels.count)))
  }
}
