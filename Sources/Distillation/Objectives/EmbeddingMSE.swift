public import Autodiff
public import Diagnostics

/// The mean squared error between embeddings: the default distance.
public struct EmbeddingMSE: RowObjective {
  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "mse", title: "mean squared error", formula: "(1/d) ‖s − t‖²",
      reference: "Romero et al., FitNets: hints for thin deep nets, ICLR 2015 (there ½ ‖s − t‖²)")
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable {
    try tape.meanSquaredError(student, tape.detached(target), weights: weights)
  }
}
