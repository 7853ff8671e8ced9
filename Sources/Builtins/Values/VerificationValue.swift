import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Plots

/// Scored verification trials and what they amount to.
struct VerificationValue: ForeignBindable, Tabular {
  /// The trials, where their clips are known.
  let trials: TrialList?
  /// The score of each trial, in the order of the list.
  let scores: [Double]
  /// Whether each trial is of one speaker.
  let isSame: [Bool]
  /// The prior of the detection cost.
  let prior: Double
  /// How the scores were computed, in a few words.
  let method: String
  private let sorted: VerificationScores
  private let cost: MinimumDetectionCost
  private let secondCost: MinimumDetectionCost

  /// The prior whose cost is always shown as well.
  static let secondPrior = 0.05

  init(
    _ scores: [Double], same: [Bool], trials: TrialList?, prior: Double, method: String
  ) throws(Fault) {
    sorted = try VerificationScores(scores, isTarget: same)
    cost = sorted.minimumDetectionCost(try DetectionCost(prior: prior))
    secondCost = sorted.minimumDetectionCost(try DetectionCost(prior: Self.secondPrior))
    self.scores = scores
    isSame = same
    self.trials = trials
    self.prior = prior
    self.method = method
  }

  static var kindName: String { "verification" }
  static func hint(for value: Value) -> String? {
    "Make one with `verify`, or from scores with `verification`."
  }

  var summary: String {
    "verification of \(counted(scores.count, "trial")), EER "
      + NumberFormat.percent(1).text(sorted.equalErrorRate.rate)
  }

  func display(_ presentation: Presentation) -> String {
    let (decimals, significant) = (NumberFormat.decimals(3), NumberFormat.significant(3))
    let rate = sorted.equalErrorRate
    var lines = [
      presentation.styled(summary, .strong),
      "  trials     \(sorted.targets.count) same, \(sorted.nonTargets.count) different",
      "  EER        \(NumberFormat.percent(1).text(rate.rate)) at the threshold "
        + significant.text(rate.threshold),
      "  minDCF     \(decimals.text(cost.normalized)) normalised, prior \(decimal(prior))",
    ]
    if prior != Self.secondPrior {
      lines.append(
        "             \(decimals.text(secondCost.normalized)) normalised, prior "
          + decimal(Self.secondPrior))
    }
    lines.append("  ROC area   \(decimals.text(sorted.areaUnderCurve))")
    lines.append("  scores     \(method)")
    return lines.joined(separator: "\n")
  }

  var fieldNames: [String] {
    [
      "eer", "threshold", "min_dcf", "min_dcf_005", "prior", "roc_area", "scores", "same", "trials",
      "table",
    ]
  }

  func field(_ name: String) throws -> Value? {
    switch name {
    case "eer": return .float(sorted.equalErrorRate.rate)
    case "threshold": return .float(sorted.equalErrorRate.threshold)
    case "min_dcf": return .float(cost.normalized)
    case "min_dcf_005": return .float(secondCost.normalized)
    case "prior": return .float(prior)
    case "roc_area": return .float(sorted.areaUnderCurve)
    case "scores": return scores.value
    case "same": return .list(isSame.map { .bool($0) })
    case "trials": return trials.map { TrialsValue($0).value } ?? Value.none
    case "table": return TableValue(table: try table()).value
    default: return nil
    }
  }

  /// Every trial with its score.
  func table() throws(Fault) -> Table {
    var columns = [
      TableColumn("same", numbers: isSame.map { $0 ? 1 : 0 }),
      TableColumn("score", numbers: scores),
    ]
    if let trials {
      columns.append(TableColumn("first", text: trials.first.map { trials.clips[$0] }))
      columns.append(TableColumn("second", text: trials.second.map { trials.clips[$0] }))
    }
    return try Table(columns)
  }

  /// The error trade-off, for a figure.
  func curve(_ name: String?) throws(Fault) -> DetectionPlot.Curve {
    let points = sorted.operatingPoints
    return try DetectionPlot.Curve(
      name, falseAcceptance: points.map(\.falseAcceptanceRate),
      falseRejection: points.map(\.falseRejectionRate),
      equalErrorRate: sorted.equalErrorRate.rate)
  }

  func digest(into digest: inout Digest) {
    digest.combine("verification \(method)")
    digest.combine(prior)
    for score in scores { digest.combine(score) }
    for answer in isSame { digest.combine(answer ? 1 : 0) }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? VerificationValue else { return false }
    return other.scores == scores && other.isSame == isSame && other.prior == prior
  }
}
