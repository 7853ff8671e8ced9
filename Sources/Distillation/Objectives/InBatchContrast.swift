import Autodiff
public import Diagnostics
import NeuralNets
public import Tensors

/// Each clip's student embedding must be told from the others of the batch by its teacher embedding,
/// and the other way round, in a common space that is learned.
public struct InBatchContrast: EmbeddingObjective {
  /// The temperature τ.
  public private(set) var temperature = 0.1
  /// The width of the common space.
  public private(set) var width = 128
  /// Whether clips known to be of one class are not told apart.
  public private(set) var masksLabels = false

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "info_nce", title: "contrast within the batch",
      formula:
        "½ (L(u, v) + L(v, u)), L(u, v) = −(1/B) Σᵢ ln(exp(⟨uᵢ, vᵢ⟩/τ) / Σⱼ exp(⟨uᵢ, vⱼ⟩/τ)), "
        + "u and v learned linear maps of s and t, scaled to length 1",
      reference:
        "van den Oord, Li and Vinyals, Representation learning with contrastive predictive "
        + "coding, 2018",
      notes:
        "More clips in a batch make a harder task; 128 are a good number. Batches have at least "
        + "2 clips. The maps are thrown away after training.")
  }

  /// Temperature, width, and what happens within a class.
  public static var settings: [Setting<Self>] {
    [
      Setting(
        "temperature", \.temperature, 0.01...100, "What inner products are divided by, τ."),
      Setting("width", \.width, 1...4_096, "The width of the common space."),
      Setting(
        "masked", \.masksLabels,
        "Whether clips that are known to be of one class are not told apart."),
    ]
  }

  /// A session that learns the two maps.
  ///
  /// - Throws: `objective.batch` for batches of one row.
  public func session(
    studentWidth: Int, teacherWidth: Int, rows: ObjectiveRows, key: RandomKey
  ) throws(Fault) -> any ObjectiveSession {
    try rows.require(2, for: Self.name)
    return InBatchSession(
      self,
      try CommonSpace(
        studentWidth: studentWidth, teacherWidth: teacherWidth, width: width, key: key,
        role: Self.name))
  }

  /// The loss of rows of the common space; `labels` say what is not told apart, if anything.
  func contrast(
    _ tape: Tape, _ u: Variable, _ v: Variable, labels: [Int]?, weights: [Float]?
  ) throws(Fault) -> Variable {
    let own = Array(0..<u.shape[0])
    var losses: [(weight: Float, value: Variable)] = []
    for (anchors, others) in [(u, v), (v, u)] {
      let products = try tape.matrixProduct(anchors, others, transposesB: true)
      var logits = try tape.scale(products, by: Float(1 / temperature))
      if let labels { logits = try tape.add(logits, tape.constant(Self.mask(labels))) }
      losses.append((0.5, try tape.crossEntropy(logits, own, weights: weights)))
    }
    return try tape.weightedSum(losses)
  }

  /// So far below all others where two rows are of one class that nothing remains.
  private static func mask(_ labels: [Int]) throws(Fault) -> Tensor {
    Tensor(try Shape([labels.count, labels.count])) { values in
      for i in labels.indices where labels[i] >= 0 {
        for j in labels.indices where i != j && labels[i] == labels[j] {
          values[i * labels.count + j] = -1e9
        }
      }
    }
  }
}

/// The two maps into the common space.
private final class InBatchSession: ObjectiveSession {
  private let objective: InBatchContrast
  private let space: CommonSpace

  init(_ objective: InBatchContrast, _ space: CommonSpace) {
    self.objective = objective
    self.space = space
  }

  var blocks: [ParameterBlock] { space.blocks }

  func loss(
    _ tape: Tape, student: Variable, target: Variable, batch: ObjectiveBatch, isTraining: Bool
  ) throws(Fault) -> Variable {
    try batch.check(student, target, for: InBatchContrast.name)
    let counting = batch.counting
    guard counting.count >= 2 else { return try tape.constant(Tensor(0)) }
    let isWhole = counting.count == batch.labels.count
    let (u, v) = try space.maps(
      isWhole ? student : tape.selectRows(student, counting),
      isWhole ? target : tape.selectRows(target, counting), tape)
    return try objective.contrast(
      tape, u, v, labels: objective.masksLabels ? counting.map { batch.labels[$0] } : nil,
      weights: batch.weights.map { weights in counting.map { weights[$0] } })
  }
}
