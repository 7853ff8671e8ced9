public import Autodiff
public import Diagnostics

/// The angles of the triangles that clips make must be as with the teacher.
public struct RelationalAngles: RelationalObjective {
  /// A triangle has three corners.
  public static let fewestRows = 3
  /// The cost grows with the cube of the batch.
  public static let mostRows: Int? = 128

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "rkd_angle", title: "relations of angle",
      formula: "mean over triples of different i, j, k of h(ψˢ − ψᵗ), ψ(i, j, k) the cosine of the "
        + "angle at xⱼ between xᵢ and xₖ, h(u) = u²/2 where |u| < 1, else |u| − 1/2",
      reference: "Park, Kim, Lu and Cho, Relational knowledge distillation, CVPR 2019",
      notes: "The mean is over triples of different clips; some programs divide by B³. The cost "
        + "grows with B³, so batches have 3 to 128 clips. Often used with rkd_distance.",
      defaultWeight: 50)
  }

  /// The loss of a batch, one number.
  public func apply(_ tape: Tape, student: Variable, target: Variable) throws(Fault) -> Variable {
    try tape.relationalAngle(student, target)
  }
}
