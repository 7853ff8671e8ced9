/// What a reader should know about an objective.
public struct ObjectiveDescription: Sendable, Hashable {
  /// Its name, as it is written in a call.
  public let name: String
  /// Its name in words: "mean squared error".
  public let title: String
  /// The formula, averaged over the batch.
  ///
  /// s and t are the student's and the teacher's embedding of d dimensions, zˢ and zᵗ their class
  /// scores, σ the softmax, y the true class and B the number of clips of a batch.
  public let formula: String
  /// Authors, title and venue, or that the formula is common knowledge.
  public let reference: String
  /// What the formula does not say, in sentences: conventions, limits, cost.
  public let notes: String
  /// The weight the term has unless a call says otherwise.
  public let defaultWeight: Double

  /// Creates a description.
  public init(
    _ name: String, title: String, formula: String, reference: String, notes: String = "",
    defaultWeight: Double = 1
  ) {
    self.name = name
    self.title = title
    self.formula = formula
    self.reference = reference
    self.notes = notes
    self.defaultWeight = defaultWeight
  }
}
