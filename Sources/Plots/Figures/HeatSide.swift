/// What stands left of the rows of a heat map: their names, or the ticks of the vertical axis.
struct HeatSide: Sendable {
  /// The labels, with their places as fractions of the height from the top.
  let labels: [(text: String, fraction: Double)]

  init(_ plot: HeatMap, _ figure: Figure) {
    let count = Double(max(1, plot.values.count))
    func down(_ fraction: Double) -> Double { plot.startsAtBottom ? 1 - fraction : fraction }
    if let names = plot.rowLabels {
      // At most forty names are legible.
      let stride = max(1, (names.count + 39) / 40)
      labels = names.enumerated().filter { $0.offset % stride == 0 }.map { index, name in
        (name, down((Double(index) + 0.5) / count))
      }
      return
    }
    let scale = Self.scale(figure.y, count: plot.values.count)
    labels = scale.ticks(5, integers: figure.y.lower == nil, percent: figure.y.isPercent)
      .compactMap { tick in scale.fraction(tick.value).map { (tick.label, down($0)) } }
  }

  /// The scale of an axis without names: its bounds, or the running numbers of its cells.
  static func scale(_ axis: Axis, count: Int) -> AxisScale {
    let low = axis.lower ?? 0
    let high = axis.upper ?? low + Double(max(1, count))
    return AxisScale(kind: .linear, low: low, high: high > low ? high : low + 1)
  }
}
