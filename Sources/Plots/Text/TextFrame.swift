import Diagnostics

/// The axes around a plotting area of `columns` × `rows` cells.
struct TextFrame: Sendable {
  let glyphs: Glyphs
  let x: AxisScale
  let y: AxisScale
  let columns: Int
  let rows: Int
  private let xAxis: Axis
  private let yAxis: Axis
  private let xTicks: [Tick]
  private let yTicks: [Tick]
  private let labelWidth: Int
  private let rightMargin: Int

  /// Lays out axes for data that fill `width` columns with `rightMargin` columns left free.
  init(
    _ figure: Figure, x: AxisScale, y: AxisScale, width: Int, rows: Int, glyphs: Glyphs,
    integerX: Bool = false, integerY: Bool = false, rightMargin: Int = 0
  ) {
    self.glyphs = glyphs
    self.rows = min(max(rows, 2), 200)
    self.x = x
    self.y = y
    xAxis = figure.x
    yAxis = figure.y
    yTicks = Self.spanningTicks(
      y, rows: self.rows, integers: integerY, percent: figure.y.isPercent)
    labelWidth = min(yTicks.map { displayWidth($0.label) }.max() ?? 0, width / 3)
    let margin = labelWidth > 0 ? labelWidth + 2 : 1
    self.rightMargin = min(rightMargin, max(0, width - margin - 8))
    columns = max(1, width - margin - self.rightMargin)
    xTicks = Self.fittingTicks(
      x, columns: columns, integers: integerX, percent: figure.x.isPercent)
  }

  /// The width of everything.
  var width: Int { leftMargin + columns + rightMargin }
  /// The columns left of the plotting area, with the axis.
  var leftMargin: Int { labelWidth > 0 ? labelWidth + 2 : 1 }

  /// The cell row of a fraction of the height, the same as that of dots there.
  func row(_ fraction: Double) -> Int {
    PixelGrid(columns: 1, rows: rows, resolution: glyphs.isASCII ? .cell : .quadrant)
      .cell(0, fraction).row
  }

  /// The cell column of a fraction of the width, the same as that of dots there.
  func column(_ fraction: Double) -> Int {
    PixelGrid(columns: columns, rows: 1, resolution: glyphs.isASCII ? .cell : .quadrant)
      .cell(fraction, 0).column
  }

  /// Axes around a drawn plotting area, with axis titles; `margin` goes into the free
  /// columns, and the horizontal axis has numbers where `labelled`.
  func framed(
    _ area: CellGrid, margin: CellGrid? = nil, labelled: Bool = true, showsTitle: Bool = true
  ) -> CellGrid {
    var out = CellGrid(width: width, height: rows + (labelled ? 2 : 1))
    out.paste(area, row: 0, column: leftMargin)
    if let margin { out.paste(margin, row: 0, column: leftMargin + columns) }
    for row in 0..<rows {
      out.put(glyphs.vertical, row: row, column: leftMargin - 1, tone: .faint)
    }
    var marked: Set<Int> = []
    for tick in yTicks {
      guard let fraction = y.fraction(tick.value) else { continue }
      let row = row(fraction)
      guard marked.insert(row).inserted else { continue }
      out.put(glyphs.leftTick, row: row, column: leftMargin - 1, tone: .faint)
      let label = glyphs.fitted(tick.label, labelWidth)
      out.put(leftPadded(label, to: labelWidth), row: row, column: 0)
    }
    out.drawBottomAxis(
      xTicks, x, row: rows, left: leftMargin, columns: columns, corner: glyphs.corner,
      glyphs: glyphs, labelled: labelled)
    var parts = [out]
    if showsTitle, let title = yAxis.title {
      let text = glyphs.fitted(glyphs.clean(title), width)
      parts.insert(CellGrid([text], width: displayWidth(text), tone: .faint), at: 0)
    }
    if labelled, let title = xAxis.title {
      parts.append(
        CellGrid.centered(
          title, width: width, left: leftMargin, columns: columns, tone: .faint, glyphs: glyphs))
    }
    return CellGrid.stacked(parts)
  }

  /// Ticks about every third row, or somewhat more where they then mark both ends.
  private static func spanningTicks(
    _ scale: AxisScale, rows: Int, integers: Bool, percent: Bool
  ) -> [Tick] {
    let usual = max(2, Double(rows) / 3)
    var chosen = scale.ticks(usual, integers: integers, percent: percent)
    for factor in [1, 1.3, 1.6, 2.0] {
      let ticks = scale.ticks(usual * factor, integers: integers, percent: percent)
      guard ticks.count <= rows / 2 + 1 else { break }
      if chosen.count < 2 { chosen = ticks }
      guard let first = ticks.first, let last = ticks.last,
        let low = scale.fraction(first.value), let high = scale.fraction(last.value)
      else { continue }
      if low < 1e-6, high > 1 - 1e-6 { return ticks }
    }
    return chosen
  }

  /// As many ticks as leave two blanks between their labels.
  static func fittingTicks(
    _ scale: AxisScale, columns: Int, integers: Bool, percent: Bool
  ) -> [Tick] {
    var target = max(2, Double(columns) / 9)
    while target >= 1 {
      let ticks = scale.ticks(target, integers: integers, percent: percent)
      let spans = ticks.compactMap { tick -> (low: Double, high: Double)? in
        guard let fraction = scale.fraction(tick.value) else { return nil }
        let half = Double(displayWidth(tick.label)) / 2 + 1
        let center = fraction * Double(columns - 1)
        return (center - half, center + half)
      }
      if zip(spans, spans.dropFirst()).allSatisfy({ $0.high <= $1.low }) { return ticks }
      target = target > 2 ? target - 1 : target - 0.5
    }
    return Array(scale.ticks(1, integers: integers, percent: percent).prefix(1))
  }
}
