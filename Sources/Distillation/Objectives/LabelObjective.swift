public import Autodiff
public import Diagnostics

/// A loss that hands over what a teacher says about the classes, beside true labels where known.
///
/// A new one is one file and one entry in ``LabelObjectives/all``; builtins and tests walk that list.
public protocol LabelObjective: Configurable {
  /// Name, formula and reference.
  static var about: ObjectiveDescription { get }

  /// The loss of a batch, one number; the teacher gets no gradient.
  ///
  /// The part on true labels is averaged over the clips that have one; a clip labelled −1 has none
  /// and takes part in the teacher's part alone. `weights` says how much each clip counts in the
  /// teacher's part, all alike if absent; 0 for a clip without a teacher.
  ///
  /// **Shapes** all scores `[batch, classes]`; one label per clip.
  ///
  /// - Parameters:
  ///   - student: The scores that are compared with the teacher's.
  ///   - handicapped: Those that are compared with true labels: of a header with a margin the true
  ///     class's is lowered, of others they are the same.
  /// - Throws: `shape.mismatch` if the shapes differ.
  func apply(
    _ tape: Tape, student: Variable, handicapped: Variable, teacher: Variable, labels: [Int],
    weights: [Float]?
  ) throws(Fault) -> Variable
}

extension LabelObjective {
  /// The name in calls.
  public static var name: String { about.name }
  /// Name, formula and reference.
  public var about: ObjectiveDescription { Self.about }

  /// The loss of a batch of a student without a margin.
  ///
  /// - Throws: `shape.mismatch` if the shapes differ.
  public func apply(
    _ tape: Tape, student: Variable, teacher: Variable, labels: [Int], weights: [Float]?
  ) throws(Fault) -> Variable {
    try apply(
      tape, student: student, handicapped: student, teacher: teacher, labels: labels,
      weights: weights)
  }
}
