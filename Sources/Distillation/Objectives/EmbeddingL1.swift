public import Autodiff
public import Diagnostics

/// The mean absolute error between embeddings, less drawn by outliers than the squared one.
public struct EmbeddingL1: RowObjective {
  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "l1", title: "mean absolute error", formula: "(1/d) Σ |s − t|",
      reference:
        "Chang, Yang and Lee, DistilHuBERT: speech representation learning by layer-wise "
        + "distillation of hidden-unit BERT, ICASSP 2022 (there with a cosine)")
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable {
    try tape.meanAbsoluteError(student, tape.detached(target), weights: weights)
  }
}
