public import Autodiff
public import Diagnostics

/// How far clips lie from each other, in units of the mean distance, must be as with the teacher.
public struct RelationalDistances: RelationalObjective {
  /// Two clips have but one distance, which is the mean.
  public static let fewestRows = 3
  /// The cost grows with the square of the batch.
  public static let mostRows: Int? = 128

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "rkd_distance", title: "relations of distance",
      formula: "mean over i ≠ j of h(ψˢ − ψᵗ), ψ(i, j) = ‖xᵢ − xⱼ‖ / mean distance, "
        + "h(u) = u²/2 where |u| < 1, else |u| − 1/2",
      reference: "Park, Kim, Lu and Cho, Relational knowledge distillation, CVPR 2019",
      notes: "The mean is over pairs of different clips; some programs also count the B pairs of a "
        + "clip with itself. Batches have 3 to 128 clips. Often used with rkd_angle.",
      defaultWeight: 25)
  }

  /// The loss of a batch, one number.
  public func apply(_ tape: Tape, student: Variable, target: Variable) throws(Fault) -> Variable {
    try tape.relationalDistance(student, target)
  }
}
