public import Autodiff
public import Diagnostics

/// One minus the cosine of the angle between embeddings, blind to their lengths.
public struct EmbeddingCosine: RowObjective {
  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "cosine", title: "cosine distance", formula: "1 − ⟨s, t⟩ / (‖s‖ ‖t‖)",
      reference:
        "Sanh, Debut, Chaumond and Wolf, DistilBERT, a distilled version of BERT, NeurIPS workshop "
        + "2019")
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable {
    try tape.cosineDistance(student, tape.detached(target), weights: weights)
  }
}
