public import Diagnostics

// Losses: one number, the mean over the rows that count. A row of weight 0 is exactly ignored.
extension Tape {
  /// The cross-entropy of logits `[rows, classes]` and classes; a class below 0 means no label.
  public func crossEntropy(
    _ logits: Variable, _ classes: [Int], weights: [Float]? = nil, smoothing: Float = 0
  ) throws(Fault) -> Variable {
    try apply(CrossEntropy(classes, weights: weights, smoothing: smoothing), logits)
  }

  /// The cross-entropy of logits at a temperature and target probabilities.
  public func softCrossEntropy(
    _ logits: Variable, _ probabilities: Variable, temperature: Float = 1, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(
      SoftCrossEntropy(temperature: temperature, weights: weights), logits, probabilities)
  }

  /// The Kullback–Leibler divergence of logits at a temperature from target probabilities.
  public func divergence(
    _ logits: Variable, _ probabilities: Variable, temperature: Float = 1, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(
      SoftCrossEntropy(temperature: temperature, subtractsEntropy: true, weights: weights), logits,
      probabilities)
  }

  /// The mean squared error of rows.
  public func meanSquaredError(
    _ s: Variable, _ t: Variable, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(MeanSquaredError(weights: weights), s, t)
  }

  /// The mean absolute error of rows.
  public func meanAbsoluteError(
    _ s: Variable, _ t: Variable, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(MeanAbsoluteError(weights: weights), s, t)
  }

  /// The mean cosine distance of rows.
  public func cosineDistance(
    _ s: Variable, _ t: Variable, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(CosineDistance(weights: weights), s, t)
  }

  /// The mean squared distance of rows scaled to length 1.
  public func unitSquaredError(
    _ s: Variable, _ t: Variable, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(UnitSquaredError(weights: weights), s, t)
  }

  /// The mean absolute error of rows less the log-sigmoid of their cosine, times a weight.
  public func cosineAbsoluteError(
    _ s: Variable, _ t: Variable, cosineWeight: Float = 1, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(CosineAbsoluteError(cosineWeight: cosineWeight, weights: weights), s, t)
  }

  /// Scores `[rows, classes]`, cosines times a scale, with those of the true classes lowered by a
  /// margin; a class below 0 means no label.
  public func margin(
    _ scores: Variable, _ classes: [Int], on kind: MarginKind, scale: Float, margin: Float
  ) throws(Fault) -> Variable {
    try apply(AdditiveMargin(classes, on: kind, scale: scale, margin: margin), scores)
  }
}
