import Distillation

extension MetricKind {
  /// The name as a narrow column's heading.
  var shortTitle: String {
    switch self {
    case .accuracy: "WA"
    case .unweightedAccuracy: "UA"
    case .macroF1: "macro F1"
    case .equalErrorRate: "EER"
    case .minimumDetectionCost: "minDCF"
    case .loss: "loss"
    }
  }
}
