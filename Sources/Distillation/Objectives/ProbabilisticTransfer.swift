public import Autodiff
public import Diagnostics
import Tensors

/// Which other clips a clip is like, as a probability, must be as with the teacher.
public struct ProbabilisticTransfer: RelationalObjective {
  /// Of two clips each is certainly like the other.
  public static let fewestRows = 3
  /// Similarities are at least this, so that none has an infinite logarithm.
  private static let smallest: Float = 1e-7

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "pkt", title: "probabilistic knowledge transfer",
      formula: "(1/B) Σᵢ Σⱼ p(j|i) ln(p(j|i) / q(j|i)), p(j|i) = Kᵢⱼ / Σₖ Kᵢₖ over k ≠ i, "
        + "K = (cos + 1) / 2 of the teacher, q likewise of the student",
      reference: "Passalis and Tefas, Learning deep representations with probabilistic knowledge "
        + "transfer, ECCV 2018",
      notes: "A clip is never compared with itself and the sum is divided by B; some programs do "
        + "neither and divide by B², which asks for a weight near 30000. Batches have at least 3 "
        + "clips.")
  }

  /// The loss of a batch, one number.
  public func apply(_ tape: Tape, student: Variable, target: Variable) throws(Fault) -> Variable {
    let count = student.shape[0]
    let identity = Tensor(try Shape([count, count])) { values in
      for i in 0..<count { values[i * count + i] = 1 }
    }
    let diagonal = try tape.constant(identity)
    let p = try probabilities(tape.detached(target), diagonal, tape)
    let q = try probabilities(student, diagonal, tape)
    // On the diagonal ln 1 − ln 1.
    let difference = try tape.subtract(
      tape.log(tape.add(p, diagonal)), tape.log(tape.add(q, diagonal)))
    return try tape.scale(tape.sum(tape.multiply(p, difference)), by: 1 / Float(count))
  }

  /// The probabilities, 0 on the diagonal.
  private func probabilities(
    _ x: Variable, _ diagonal: Variable, _ tape: Tape
  ) throws(Fault) -> Variable {
    let units = try tape.rowNormalize(x)
    let cosines = try tape.matrixProduct(units, units, transposesB: true)
    // Rounding can take a cosine just below −1.
    let similarities = try tape.scale(
      tape.activate(tape.scale(cosines, by: 0.5, plus: 0.5), .relu), by: 1, plus: Self.smallest)
    let others = try tape.multiply(similarities, tape.scale(diagonal, by: -1, plus: 1))
    let totals = try tape.reshape(tape.sum(others, axes: [1]), [x.shape[0], 1])
    return try tape.divide(others, totals)
  }
}
