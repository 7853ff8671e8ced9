/// What a reader should know about an objective.
public struct ObjectiveDescription: Sendable, Hashable {
  /// Its name, as it is written in a call.
  public let name: String
  /// Its name in words: "mean squared error".
  public let title: String
  /// The formula, averaged over the batch.
  ///
  /// s and t are the student's and the teacher's embedding of d dimensions, zˢ and zᵗ their class
  /// scores, σ the softmax and y the true class.
  public let formula: String
  /// Authors, title and venue, or that the formula is common knowledge.
  public let reference: String
  /// What the formula leaves open.
  public let settings: [ObjectiveSetting]
  /// The weight the term has unless a call says otherwise.
  public let defaultWeight: Double

  /// Creates a description.
  public init(
    _ name: String, title: String, formula: String, reference: String,
    settings: [ObjectiveSetting] = [],
    defaultWeight: Double = 1
  ) {
    self.name = name
    self.title = title
    self.formula = formula
    self.reference = reference
    self.settings = settings
    self.defaultWeight = defaultWeight
  }
}
