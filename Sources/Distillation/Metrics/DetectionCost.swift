public import Diagnostics

/// What wrong decisions of a verifier cost, given how rare targets are.
///
/// `cost = C_miss P FRR + C_fa (1 − P) FAR`. A normalised cost is divided by that of the better of
/// accepting and rejecting every trial, `min(C_miss P, C_fa (1 − P))`; published numbers differ by
/// this factor (100 at P = 0.01), so P and the word "normalised" belong beside every number.
///
/// Reference: Doddington et al., "The NIST speaker recognition evaluation", Speech Communication
/// 2000.
public struct DetectionCost: Sendable, Hashable {
  /// The prior probability of a target trial, strictly between 0 and 1.
  public let prior: Double
  /// The cost of rejecting a target.
  public let missCost: Double
  /// The cost of accepting a non-target.
  public let falseAlarmCost: Double

  /// Creates a cost; throws where the prior does not lie strictly between 0 and 1 or a cost is not
  /// positive.
  public init(
    prior: Double = 0.01, missCost: Double = 1, falseAlarmCost: Double = 1
  ) throws(Fault) {
    guard prior > 0, prior < 1 else {
      throw Fault(
        "metrics.prior", "prior must lie strictly between 0 and 1, but is \(prior)",
        hint: "Write 0.01 where one trial in a hundred is a target.", parameter: "prior")
    }
    guard missCost > 0, falseAlarmCost > 0, (missCost + falseAlarmCost).isFinite else {
      throw Fault(
        "metrics.cost",
        "costs must be positive numbers, but are \(missCost) and \(falseAlarmCost)")
    }
    self.prior = prior
    self.missCost = missCost
    self.falseAlarmCost = falseAlarmCost
  }

  /// The cost at an operating point, not normalised.
  public func cost(of point: OperatingPoint) -> Double {
    missCost * prior * point.falseRejectionRate
      + falseAlarmCost * (1 - prior) * point.falseAcceptanceRate
  }

  /// The cost of the better of accepting and rejecting every trial.
  public var trivialCost: Double { min(missCost * prior, falseAlarmCost * (1 - prior)) }
}

/// The smallest detection cost over all thresholds.
public struct MinimumDetectionCost: Sendable, Hashable {
  /// The cost as defined, not normalised.
  public let raw: Double
  /// The cost divided by that of the better trivial decision; 1 means as bad as not listening.
  public let normalized: Double
  /// The first threshold that reaches it.
  public let threshold: Double
}

extension VerificationScores {
  /// The minimum detection cost (minDCF).
  public func minimumDetectionCost(_ cost: DetectionCost) -> MinimumDetectionCost {
    var best = (cost: Double.infinity, threshold: Double.infinity)
    for point in operatingPoints {
      let candidate = cost.cost(of: point)
      if candidate < best.cost { best = (candidate, point.threshold) }
    }
    return MinimumDetectionCost(
      raw: best.cost, normalized: best.cost / cost.trivialCost, threshold: best.threshold)
  }
}
