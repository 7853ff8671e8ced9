public import Autodiff
public import Diagnostics

/// The squared distance between embeddings scaled to length 1: twice the cosine distance.
public struct EmbeddingUnitMSE: RowObjective {
  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "unit_mse", title: "mean squared error of unit vectors",
      formula: "‖s/‖s‖ − t/‖t‖‖² = 2 (1 − cos)",
      reference: "Grill et al., Bootstrap your own latent, NeurIPS 2020, equation 2")
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable {
    try tape.unitSquaredError(student, tape.detached(target), weights: weights)
  }
}
