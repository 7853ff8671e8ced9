public import Diagnostics
public import Tensors

/// A comparison of a student's embeddings with a teacher's, as a differentiable loss.
///
/// Most compare row by row (``RowObjective``) or the relations between rows
/// (``RelationalObjective``) and are one small struct; one that learns or remembers something makes a
/// session of its own. A new one is one file and one entry in ``EmbeddingObjectives/all``; the tests
/// walk that list.
public protocol EmbeddingObjective: Configurable {
  /// Name, formula and reference.
  static var about: ObjectiveDescription { get }

  /// What the objective learns and remembers while one student is trained.
  ///
  /// - Parameters:
  ///   - studentWidth: The width of the student's embeddings.
  ///   - teacherWidth: The width of the teacher's.
  ///   - rows: What the training rows are.
  ///   - key: First weights and memory.
  /// - Throws: `objective.batch` where batches are too small or too large for the objective.
  func session(
    studentWidth: Int, teacherWidth: Int, rows: ObjectiveRows, key: RandomKey
  ) throws(Fault) -> any ObjectiveSession
}

extension EmbeddingObjective {
  /// The name in calls.
  public static var name: String { about.name }
  /// Name, formula and reference.
  public var about: ObjectiveDescription { Self.about }
}
