import Diagnostics

/// One axis of a figure: its name, unit, scale and, where they are fixed, its bounds.
public struct Axis: Sendable, Hashable, Codable {
  /// How numbers become places.
  public enum Scale: String, Sendable, Hashable, Codable, CaseIterable {
    /// Equal steps for equal differences.
    case linear
    /// Equal steps for equal ratios; values must be positive.
    case log
    /// Equal steps of the normal deviate of a probability, as in DET curves (Martin, Doddington,
    /// Kamm, Ordowski and Przybocki, "The DET curve in assessment of detection task performance",
    /// Eurospeech 1997); values must lie between 0 and 1.
    case probit
  }

  /// The name of what is measured.
  public var label: String?
  /// The unit, shown in parentheses after the label.
  public var unit: String?
  /// How numbers become places.
  public var scale: Scale
  /// The lower end, where it does not follow from the data.
  public var lower: Double?
  /// The upper end, where it does not follow from the data.
  public var upper: Double?
  /// Whether 0.25 is written as 25%.
  public var isPercent: Bool

  /// Creates an axis.
  public init(
    _ label: String? = nil, unit: String? = nil, scale: Scale = .linear, from lower: Double? = nil,
    to upper: Double? = nil, percent: Bool = false
  ) {
    self.label = label
    self.unit = unit
    self.scale = scale
    self.lower = lower
    self.upper = upper
    isPercent = percent
  }

  /// The label with the unit, or nothing.
  public var title: String? {
    guard let unit, !unit.isEmpty else { return label?.isEmpty == true ? nil : label }
    guard let label, !label.isEmpty else { return unit }
    return "\(label) (\(unit))"
  }

  /// Throws where the bounds make no axis.
  func validate(_ name: String) throws(Fault) {
    for bound in [lower, upper] {
      guard let bound else { continue }
      let text = NumberFormat.shortest.text(bound)
      guard bound.isFinite else {
        throw Fault(
          "plot.range", "the bounds of the \(name) axis must be finite, but one is \(text)",
          hint: "Leave the bound out to let the data decide.")
      }
      if scale == .log, bound <= 0 {
        throw Fault(
          "plot.log-range",
          "the bounds of a logarithmic \(name) axis must be above 0, but one is \(text)",
          hint: "Use a linear scale or a positive bound.")
      }
      if scale == .probit, bound <= 0 || bound >= 1 {
        throw Fault(
          "plot.probit-range",
          "the bounds of a probit \(name) axis must lie between 0 and 1, but one is \(text)",
          hint: "Use a bound such as 0.001 or 0.999.")
      }
    }
    if let lower, let upper, lower >= upper {
      throw Fault(
        "plot.range",
        "the \(name) axis must end above its begin, but goes from "
          + "\(NumberFormat.shortest.text(lower)) to \(NumberFormat.shortest.text(upper))",
        hint: "Swap the two bounds.")
    }
  }
}
