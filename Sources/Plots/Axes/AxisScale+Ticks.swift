extension AxisScale {
  /// About `target` ticks that lie on the scale.
  func ticks(_ target: Double, integers: Bool = false, percent: Bool = false) -> [Tick] {
    switch kind {
    case .linear:
      let steps = LinearTicks(low: low, high: high, target: target, integers: integers).steps
      return DecimalStep.ticks(steps, percent: percent)
    case .log:
      return DecimalStep.ticks(
        LogTicks(low: low, high: high, target: target).steps, percent: percent)
    case .probit:
      return probitTicks(target)
    }
  }

  /// The same scale with free ends moved outward to the next tick.
  func covering(_ axis: Axis, target: Double, integers: Bool = false) -> AxisScale {
    var ends = (low: low, high: high)
    switch kind {
    case .linear:
      let values = LinearTicks(
        low: low, high: high, target: target, integers: integers, covers: true
      ).values
      if let first = values.first, let last = values.last, last > first { ends = (first, last) }
    case .log: ends = LogTicks.covering(low, high)
    case .probit: break
    }
    return AxisScale(
      kind: kind, low: axis.lower == nil ? min(ends.low, low) : low,
      high: axis.upper == nil ? max(ends.high, high) : high)
  }

  private func probitTicks(_ target: Double) -> [Tick] {
    let below = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 4000]
    let steps = (below + below.reversed().map { 10000 - $0 })
      .map { DecimalStep(units: $0, exponent: -4) }
      .filter { $0.value >= low * (1 - 1e-9) && $0.value <= high * (1 + 1e-9) }
    let stride = max(1, Int((Double(steps.count) / max(target, 1)).rounded(.up)))
    return steps.enumerated().filter { $0.offset % stride == 0 }.map { _, step in
      Tick(value: step.value, label: NumberFormat(.percent(2), trimmed: true).text(step.value))
    }
  }
}
