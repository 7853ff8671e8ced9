public import Autodiff
public import Diagnostics

/// A loss that hands over what a teacher says about the classes, beside true labels where known.
///
/// A new one is one file and one entry in ``LabelObjectives/all``; the tests walk that list.
public protocol LabelObjective: Sendable {
  /// Name, formula, reference and settings.
  var about: ObjectiveDescription { get }

  /// The loss of a batch, one number; the teacher gets no gradient.
  ///
  /// The part on true labels is averaged over the clips that have one; a clip labelled −1 has none
  /// and takes part in the teacher's part alone. `weights` says how much each clip counts in the
  /// teacher's part, all alike if absent; 0 for a clip without a teacher.
  ///
  /// **Shapes** both scores `[batch, classes]`; one label per clip.
  ///
  /// - Throws: `shape.mismatch` if the shapes differ.
  func apply(
    _ tape: Tape, student: Variable, teacher: Variable, labels: [Int], weights: [Float]?
  ) throws(Fault) -> Variable
}
