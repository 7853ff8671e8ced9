/// The part of an axis that is shown, and the way from values to places on it.
struct AxisScale: Sendable, Hashable {
  let kind: Axis.Scale
  let low: Double
  let high: Double

  /// A scale over the usable values of the data, except where the axis fixes a bound.
  init(_ axis: Axis, over values: some Sequence<Double>) {
    var least = Double.infinity
    var most = -Double.infinity
    for value in values where Self.isUsable(value, axis.scale) {
      least = min(least, value)
      most = max(most, value)
    }
    if least > most {
      (least, most) = axis.scale == .linear ? (0, 1) : axis.scale == .log ? (1, 10) : (0.01, 0.99)
      // Without data a fixed bound alone decides.
      if let lower = axis.lower { (least, most) = (lower, lower) }
      if let upper = axis.upper { (least, most) = (axis.lower ?? upper, upper) }
    }
    let low = axis.lower ?? min(least, axis.upper ?? least)
    let high = axis.upper ?? max(most, axis.lower ?? most)
    let wide = Self.widened(low, high, axis.scale)
    self.init(
      kind: axis.scale, low: axis.lower ?? wide.low, high: axis.upper ?? wide.high)
  }

  /// A scale between two bounds that are known to differ.
  init(kind: Axis.Scale, low: Double, high: Double) {
    self.kind = kind
    self.low = low
    self.high = high
  }

  /// Whether a value has a place on a scale at all.
  static func isUsable(_ value: Double, _ kind: Axis.Scale) -> Bool {
    switch kind {
    case .linear: value.isFinite
    case .log: value.isFinite && value > 0
    case .probit: value > 0 && value < 1
    }
  }

  /// The place of a value: 0 at the lower end, 1 at the upper; nothing where it has none.
  func fraction(_ value: Double) -> Double? {
    guard Self.isUsable(value, kind) else { return nil }
    // Halves keep differences of huge values finite.
    let start = transformed(low) / 2
    let part = (transformed(value) / 2 - start) / (transformed(high) / 2 - start)
    // Far outside is far outside; bounded numbers stay convertible to whole ones.
    return part.isNaN ? nil : min(max(part, -1e6), 1e6)
  }

  /// The value at a place between 0 and 1; on a probit scale it is found by halving.
  func value(_ fraction: Double) -> Double? {
    guard fraction.isFinite else { return nil }
    switch kind {
    case .linear: return low * (1 - fraction) + high * fraction
    case .log:
      return power(10, decimalLogarithm(low) * (1 - fraction) + decimalLogarithm(high) * fraction)
    case .probit:
      var (below, above) = (low, high)
      for _ in 0..<60 {
        let middle = below / 2 + above / 2
        if (self.fraction(middle) ?? 1) < fraction { below = middle } else { above = middle }
      }
      return below / 2 + above / 2
    }
  }

  private func transformed(_ value: Double) -> Double {
    switch kind {
    case .linear: value
    case .log: decimalLogarithm(value)
    case .probit: normalQuantile(value)
    }
  }

  /// Bounds that differ enough to be drawn: equal ones are moved apart.
  static func widened(
    _ low: Double, _ high: Double, _ kind: Axis.Scale = .linear
  ) -> (low: Double, high: Double) {
    switch kind {
    case .linear:
      let size = max(low.magnitude, high.magnitude)
      guard size > 1e-300 else { return (-1, 1) }
      if high / 2 - low / 2 > 1e-12 * size { return (low, high) }
      let most = Double.greatestFiniteMagnitude
      return (max(low - size * 0.1, -most), min(high + size * 0.1, most))
    case .log:
      if high / low > 1 + 1e-9 { return (low, high) }
      return (
        max(low / 2, .leastNonzeroMagnitude), min(high * 2, Double.greatestFiniteMagnitude)
      )
    case .probit:
      return high - low > 1e-9 ? (low, high) : (max(low / 2, 1e-12), min(high / 2 + 0.5, 1 - 1e-12))
    }
  }
}
