public import Diagnostics

extension MetricKind {
  /// The value of a metric of classification; none for a metric of another kind.
  public func value(of metrics: ClassificationMetrics) -> Double? {
    switch self {
    case .accuracy: metrics.accuracy
    case .unweightedAccuracy: metrics.unweightedAccuracy
    case .macroF1: metrics.macroF1
    case .equalErrorRate, .minimumDetectionCost, .loss: nil
    }
  }

  /// The value of a metric of verification; none for a metric of another kind.
  ///
  /// `prior` is the probability of a target trial, for the detection cost; throws where it does not
  /// lie strictly between 0 and 1.
  public func value(
    of scores: VerificationScores, prior: Double = 0.01
  ) throws(Fault) -> Double? {
    switch self {
    case .equalErrorRate: scores.equalErrorRate.rate
    case .minimumDetectionCost:
      scores.minimumDetectionCost(try DetectionCost(prior: prior)).normalized
    case .accuracy, .unweightedAccuracy, .macroF1, .loss: nil
    }
  }

  /// The metric of a name; throws `metrics.unknown` where there is none.
  public static func named(_ name: String) throws(Fault) -> MetricKind {
    guard let kind = MetricKind(rawValue: name) else {
      throw Fault(
        "metrics.unknown", "there is no metric `\(name)`",
        hint: suggestion(for: name, among: allCases.map(\.rawValue), noun: "metric"),
        parameter: "metric")
    }
    return kind
  }
}
