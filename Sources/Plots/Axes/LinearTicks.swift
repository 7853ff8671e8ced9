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
    let step = DecimalStep(units: factor, exponent: exponent).value
    let slack = 1e-9
    let first = covers ? (low / step + slack).rounded(.down) : (low / step - slack).rounded(.up)
    let last = covers ? (high / step - slack).rounded(.up) : (high / step + slack).rounded(.down)
    guard first.magnitude < 1e15, last.magnitude < 1e15, last >= first, last - first < 1e4 else {
      steps = []
      return
    }
    let unit = factor
    let power = exponent
    steps = (Int(first)...Int(last))
      .map { DecimalStep(units: $0 * unit, exponent: power) }
      .filter { $0.value.isFinite }
  }

  /// The values of the ticks.
  var values: [Double] { steps.map(\.value) }
}
