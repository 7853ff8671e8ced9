public import Autodiff
public import Diagnostics

/// The mean absolute error and, through a log-sigmoid, the cosine: near numbers that also point the
/// same way.
public struct EmbeddingCosineL1: RowObjective {
  /// The weight λ of the part of the cosine.
  public private(set) var cosineWeight = 1.0

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "cosine_l1", title: "absolute error and cosine",
      formula: "(1/d) |s − t|₁ − λ ln σ(cos(s, t)), σ(x) = 1 / (1 + e⁻ˣ)",
      reference: "Chang, Yang and Lee, DistilHuBERT: speech representation learning by layer-wise "
        + "distillation of hidden-unit BERT, ICASSP 2022",
      notes: "Equal embeddings still have a loss of 0.313 λ.")
  }

  /// The weight of the cosine.
  public static var settings: [Setting<Self>] {
    [
      Setting(
        "cosine_weight", \.cosineWeight, 0...1_000,
        "What the part of the cosine is multiplied by, λ.")
    ]
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable {
    try tape.cosineAbsoluteError(
      student, tape.detached(target), cosineWeight: Float(cosineWeight), weights: weights)
  }
}
