import Diagnostics

/// Where bars begin and end, and what is written beside them.
struct BarLayout: Sendable {
  let scale: AxisScale
  /// The fraction of the axis at which bars begin.
  let origin: Double

  /// Bars begin at zero, except on an axis that has a lower bound or is not linear.
  init(_ plot: BarPlot, _ figure: Figure) {
    let values = Array(
      plot.groups.flatMap { [$0.values, $0.lower ?? [], $0.upper ?? []] }.joined())
    let startsAtZero = figure.x.scale == .linear && figure.x.lower == nil
    var scale = AxisScale(figure.x, over: values + (startsAtZero ? [0] : []))
    if figure.x.scale == .log { scale = scale.covering(figure.x, target: 5) }
    // Bars of zeros alone have no length.
    if startsAtZero, !values.contains(where: { $0.isFinite && $0 != 0 }) {
      scale = AxisScale(kind: .linear, low: 0, high: figure.x.upper.map { max($0, 1e-300) } ?? 1)
    }
    self.scale = scale
    origin = startsAtZero ? min(max(scale.fraction(0) ?? 0, 0), 1) : 0
  }

  /// The value of each bar and its interval, as text in one format.
  static func texts(
    _ plot: BarPlot, _ figure: Figure, glyphs: Glyphs
  ) -> [[(value: String, interval: String)]] {
    let all = plot.groups.flatMap(\.values)
    var errors: [Double] = []
    for group in plot.groups {
      for ends in [group.lower, group.upper] {
        errors += zip(group.values, ends ?? []).map { value, end in (end - value).magnitude }
      }
    }
    let format =
      figure.x.isPercent
      ? NumberFormat.percentColumn(of: all + errors)
      : NumberFormat.column(of: all, errors: errors)
    return plot.groups.map { group in
      group.values.indices.map { index in
        let value = group.values[index]
        let text = value.isNaN ? glyphs.dash : format.text(value)
        guard let lower = group.lower?[index], let upper = group.upper?[index], value.isFinite
        else { return (text, "") }
        let (below, above) = (value - lower, upper - value)
        let isEven = (below - above).magnitude <= 1e-9 * max(below.magnitude, above.magnitude)
        return (
          text,
          isEven
            ? glyphs.plusMinus + format.text(above)
            : "[\(format.text(lower)), \(format.text(upper))]"
        )
      }
    }
  }
}
