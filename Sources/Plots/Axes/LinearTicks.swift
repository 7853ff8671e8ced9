/// Multiples of 1, 2 or 5 times a power of ten.
struct LinearTicks: Sendable {
  /// The ticks, ascending.
  let steps: [DecimalStep]

  /// About `target` ticks between two bounds that differ, or just enough to cover them.
  ///
  /// The step is the smallest of the form 1, 2 or 5 times a power of ten that is at least the
  /// `target`-th part of the range; with `integers` it is at least 1.
  init(low: Double, high: Double, target: Double, integers: Bool = false, covers: Bool = false) {
    let raw = min((high / 2 - low / 2) / max(target, 1) * 2, 1e308)
    guard raw > 0 else {
      steps = []
      return
    }
    var exponent = DecimalDigits(raw).point - 1
    var factor = 1
    for candidate in [1, 2, 5, 10] {
      factor = candidate
      if DecimalStep(units: candidate, exponent: exponent).value >= raw * (1 - 1e-9) { break }
    }
    if factor == 10 { (factor, exponent) = (1, exponent + 1) }
    if integers, exponent < 0 { (factor, exponent) = (1, 0) }
    var steps = Self.multiples(factor, exponent, low: low, high: high, covers: covers)
    // One tick alone does not say how large a step is.
    while !covers, target >= 2, steps.count < 2, !(integers && factor == 1 && exponent == 0) {
      (factor, exponent) = factor == 1 ? (5, exponent - 1) : (factor / 2, exponent)
      let finer = Self.multiples(factor, exponent, low: low, high: high, covers: false)
      if finer.isEmpty, !steps.isEmpty || exponent < -330 { break }
      steps = finer
    }
    self.steps = steps
  }

  private static func multiples(
    _ factor: Int, _ exponent: Int, low: Double, high: Double, covers: Bool
  ) -> [DecimalStep] {
    let step = DecimalStep(units: factor, exponent: exponent).value
    let slack = 1e-9
    let first = covers ? (low / step + slack).rounded(.down) : (low / step - slack).rounded(.up)
    let last = covers ? (high / step - slack).rounded(.up) : (high / step + slack).rounded(.down)
    guard first.magnitude < 1e15, last.magnitude < 1e15, last >= first, last - first < 1e4 else {
      return []
    }
    return (Int(first)...Int(last)).map { DecimalStep(units: $0 * factor, exponent: exponent) }
      .filter { $0.value.isFinite }
  }

  /// The values of the ticks.
  var values: [Double] { steps.map(\.value) }
}
