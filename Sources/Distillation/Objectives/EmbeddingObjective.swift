public import Autodiff
public import Diagnostics

/// A distance between a student's embeddings and a teacher's, as a differentiable loss.
///
/// A new one is one file and one entry in ``EmbeddingObjectives/all``; the tests walk that list.
public protocol EmbeddingObjective: Sendable {
  /// Name, formula, reference and settings.
  var about: ObjectiveDescription { get }

  /// The loss of a batch, one number; the target gets no gradient.
  ///
  /// `weights` says how much each row counts, all alike if absent; a row of weight 0 is ignored.
  ///
  /// **Shapes** both `[…, d]`, equal; the mean is over the rows of the last axis.
  ///
  /// - Throws: `shape.mismatch` if the shapes differ.
  func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable
}
