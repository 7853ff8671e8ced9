/// A point of a curve in the plane.
public struct CurvePoint: Sendable, Hashable {
  /// The horizontal coordinate.
  public let x: Double
  /// The vertical coordinate.
  public let y: Double

  /// Creates a point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension VerificationScores {
  /// The receiver operating characteristic: FAR across, 1 − FRR up, from (0, 0) to (1, 1).
  public var rocCurve: [CurvePoint] {
    operatingPoints.reversed().map {
      CurvePoint(x: $0.falseAcceptanceRate, y: 1 - $0.falseRejectionRate)
    }
  }

  /// The area under the ROC curve: the chance that a target scores above a non-target, ties half.
  public var areaUnderCurve: Double {
    var area = 0.0
    let curve = rocCurve
    for (left, right) in zip(curve, curve.dropFirst()) {
      area += (right.x - left.x) * (left.y + right.y) / 2
    }
    return area
  }

  /// The detection error trade-off: FAR across, FRR up, both on probit axes.
  ///
  /// Points at which a rate is 0 or 1 lie at infinity and are left out.
  ///
  /// Reference: Martin et al., "The DET curve in assessment of detection task performance",
  /// Eurospeech 1997.
  public var detCurve: [CurvePoint] {
    operatingPoints.reversed().compactMap {
      guard let x = try? NormalDistribution.quantile($0.falseAcceptanceRate),
        let y = try? NormalDistribution.quantile($0.falseRejectionRate)
      else { return nil }
      return CurvePoint(x: x, y: y)
    }
  }
}
