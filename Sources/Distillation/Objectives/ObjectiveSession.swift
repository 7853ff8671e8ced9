public import Autodiff
public import Diagnostics
public import NeuralNets

/// An objective at work on one student: what it learns beside the student, and what it remembers.
///
/// All of it lies in ``blocks``, so that a checkpoint of the blocks is one of the session; it is thrown
/// away after training.
public protocol ObjectiveSession: AnyObject {
  /// What is trained with the student, such as projections, and what is remembered (as numbers that
  /// are not learned); none for most objectives.
  var blocks: [ParameterBlock] { get }

  /// The loss of a batch, one number; the target gets no gradient.
  ///
  /// A batch that has too few rows for the objective, as the last of an epoch may, has a loss of 0
  /// without a gradient.
  ///
  /// **Shapes** `[rows, student's width]` and `[rows, teacher's width]`.
  ///
  /// - Parameter isTraining: Whether the session may learn from the batch; what it remembers stays as
  ///   it is otherwise.
  /// - Throws: `shape.mismatch` if the shapes do not fit.
  func loss(
    _ tape: Tape, student: Variable, target: Variable, batch: ObjectiveBatch, isTraining: Bool
  ) throws(Fault) -> Variable
}
