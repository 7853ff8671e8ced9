public import Autodiff
public import Diagnostics

extension Objective {
  /// The weighted sum of the terms on labels, one number; none where there is no such term.
  ///
  /// `handicapped` are the scores that are compared with true labels, where a margin makes them
  /// differ.
  ///
  /// - Throws: `shape.mismatch` if the shapes differ.
  public func labelLoss(
    _ tape: Tape, student: Variable, handicapped: Variable? = nil, teacher: Variable,
    labels: [Int], weights: [Float]? = nil
  ) throws(Fault) -> Variable? {
    var parts: [(weight: Float, value: Variable)] = []
    for term in terms {
      guard case .labels(let objective) = term.kind else { continue }
      let value = try objective.apply(
        tape, student: student, handicapped: handicapped ?? student, teacher: teacher,
        labels: labels, weights: weights)
      parts.append((Float(term.weight), value))
    }
    return parts.isEmpty ? nil : try tape.weightedSum(parts)
  }
}
