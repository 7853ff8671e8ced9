public import Autodiff
public import Diagnostics

/// How strongly clips go with each other, as inner products, must be as with the teacher.
public struct SimilarityPreserving: RelationalObjective {
  /// One clip has nobody to go with.
  public static let fewestRows = 2

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "similarity_preserving", title: "similarities within the batch",
      formula: "‖Gᵗ − Gˢ‖² / B², G = X Xᵀ with rows scaled to length 1",
      reference: "Tung and Mori, Similarity-preserving knowledge distillation, ICCV 2019",
      notes: "The squares are small, hence the weight. Batches have at least 2 clips.",
      defaultWeight: 3_000)
  }

  /// The loss of a batch, one number.
  public func apply(_ tape: Tape, student: Variable, target: Variable) throws(Fault) -> Variable {
    let difference = try tape.subtract(
      similarities(student, tape), similarities(tape.detached(target), tape))
    return try tape.mean(tape.square(difference))
  }

  private func similarities(_ x: Variable, _ tape: Tape) throws(Fault) -> Variable {
    try tape.rowNormalize(tape.matrixProduct(x, x, transposesB: true))
  }
}
