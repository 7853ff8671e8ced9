public import Diagnostics

/// The trade-off of a verifier between accepting what is false and rejecting what is true, with the
/// equal error rate marked: as a DET curve or as a ROC curve.
///
/// Reference: A. Martin, G. Doddington, T. Kamm, M. Ordowski, M. Przybocki, "The DET curve in
/// assessment of detection task performance", Eurospeech 1997.
public struct DetectionPlot: Sendable, Hashable, Codable {
  /// What is drawn against what.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// False rejections over false acceptances, both on probit axes.
    case det
    /// True acceptances over false acceptances.
    case roc
  }

  /// The operating points of one verifier.
  public struct Curve: Sendable, Hashable, Codable {
    /// The name in the legend.
    public let name: String?
    /// The share of non-target trials accepted at each threshold.
    public let falseAcceptance: [Double]
    /// The share of target trials rejected at each threshold.
    public let falseRejection: [Double]
    /// The rate at which both are equal.
    public let equalErrorRate: Double

    /// Creates a curve.
    ///
    /// - Throws: `plot.lengths` where the lists differ in length, `plot.rates` where a rate does not
    ///   lie from 0 to 1.
    public init(
      _ name: String? = nil, falseAcceptance: [Double], falseRejection: [Double],
      equalErrorRate: Double
    ) throws(Fault) {
      try requireEqualCounts(
        [("false acceptances", falseAcceptance.count), ("false rejections", falseRejection.count)],
        of: name)
      let rates = falseAcceptance + falseRejection + [equalErrorRate]
      if let wrong = rates.first(where: { !($0 >= 0 && $0 <= 1) }) {
        throw Fault(
          "plot.rates",
          "error rates must lie from 0 to 1, but one is \(NumberFormat.shortest.text(wrong))")
      }
      self.name = name
      self.falseAcceptance = falseAcceptance
      self.falseRejection = falseRejection
      self.equalErrorRate = equalErrorRate
    }
  }

  /// What is drawn against what.
  public let kind: Kind
  /// The curves, in the order of the legend.
  public let curves: [Curve]
  /// The curves as points of the plane.
  let series: [Series]
  /// Where the equal error rate of each curve lies.
  let crossings: [Series]

  /// Creates a plot.
  ///
  /// - Throws: `plot.too-many-series` above ``LinePlot/limit``.
  public init(_ kind: Kind, _ curves: [Curve]) throws(Fault) {
    try requireFew(curves.count, of: "curves", limit: LinePlot.limit)
    self.kind = kind
    self.curves = curves
    var series: [Series] = []
    var crossings: [Series] = []
    for curve in curves {
      let up = kind == .det ? curve.falseRejection : curve.falseRejection.map { 1 - $0 }
      series.append(try Series(curve.name, x: curve.falseAcceptance, y: up))
      let rate = curve.equalErrorRate
      crossings.append(try Series(curve.name, x: [rate], y: [kind == .det ? rate : 1 - rate]))
    }
    self.series = series
    self.crossings = crossings
  }

  /// The horizontal and the vertical axis that a kind is read by.
  public static func axes(_ kind: Kind) -> (x: Axis, y: Axis) {
    switch kind {
    case .det:
      (
        Axis("false acceptance", scale: .probit, percent: true),
        Axis("false rejection", scale: .probit, percent: true)
      )
    case .roc:
      (
        Axis("false acceptance", from: 0, to: 1, percent: true),
        Axis("true acceptance", from: 0, to: 1, percent: true)
      )
    }
  }

  /// What the legend says of each curve: its name and its equal error rate.
  var legends: [String] {
    curves.map { curve in
      let rate = "EER " + NumberFormat.percent(1).text(curve.equalErrorRate)
      guard let name = curve.name, !name.isEmpty else { return rate }
      return "\(name), \(rate)"
    }
  }
}
