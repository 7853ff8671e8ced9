/// The metrics lupi computes: their names in the language, and which way is better.
public enum MetricKind: String, Sendable, Hashable, CaseIterable {
  /// The share of clips that are right (WA).
  case accuracy
  /// The mean recall over classes (UA).
  case unweightedAccuracy = "unweighted_accuracy"
  /// The mean F1 over classes.
  case macroF1 = "macro_f1"
  /// The equal error rate of verification.
  case equalErrorRate = "eer"
  /// The normalised minimum detection cost of verification.
  case minimumDetectionCost = "min_dcf"
  /// The value of a training objective.
  case loss

  /// Those of predicted against true classes, by which a run can be judged.
  public static let ofClasses: [MetricKind] = [.accuracy, .unweightedAccuracy, .macroF1]

  /// Whether a larger value is better.
  public var higherIsBetter: Bool {
    switch self {
    case .accuracy, .unweightedAccuracy, .macroF1: true
    case .equalErrorRate, .minimumDetectionCost, .loss: false
    }
  }

  /// Whether the value is a share that reads best as a percentage.
  public var isShare: Bool {
    switch self {
    case .accuracy, .unweightedAccuracy, .macroF1, .equalErrorRate: true
    case .minimumDetectionCost, .loss: false
    }
  }

  /// The name as a table's heading.
  public var title: String {
    switch self {
    case .accuracy: "accuracy (WA)"
    case .unweightedAccuracy: "unweighted accuracy (UA)"
    case .macroF1: "macro F1"
    case .equalErrorRate: "EER"
    case .minimumDetectionCost: "minDCF (normalised)"
    case .loss: "loss"
    }
  }

  /// Whether a larger value of a metric of any name is better: so unless lupi knows otherwise.
  public static func higherIsBetter(_ name: String) -> Bool {
    MetricKind(rawValue: name)?.higherIsBetter ?? true
  }
}
