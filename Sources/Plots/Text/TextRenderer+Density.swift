import Diagnostics

extension TextRenderer {
  /// One filled curve, or several as lines.
  func density(_ plot: DensityPlot, _ figure: Figure, width: Int) -> CellGrid {
    let rows = rowCount(figure, 12)
    let scales = PlaneScales(figure, plot.curves, rows: rows, fromZero: true)
    let frame = TextFrame(
      figure, x: scales.x, y: scales.y, width: width, rows: rows, glyphs: glyphs)
    var area = CellGrid(width: frame.columns, height: frame.rows)
    drawReferences(figure, scales, on: &area, frame)
    if plot.curves.count == 1, let curve = plot.curves.first {
      for column in 0..<area.width {
        let part = area.width > 1 ? Double(column) / Double(area.width - 1) : 0
        guard let height = curveHeight(curve, at: part, scales) else { continue }
        drawColumn(height, column: column, on: &area, tone: .series(0))
      }
    } else {
      var pixels = PixelGrid(
        columns: frame.columns, rows: frame.rows, resolution: lineResolution)
      let curves = plot.curves.map { withoutTails($0, scales) }
      for (index, curve) in curves.enumerated() {
        drawLine(curve, .line, owner: index, scales, on: &pixels)
      }
      pixels.draw(
        on: &area, marker: { glyphs.marker($0, of: plot.curves.count) }, tone: { .series($0) })
      drawMarkers(curves, style: .line, interval: .band, scales, on: &area, pixels)
    }
    let sample = plot.curves.count == 1 ? glyphs.full : nil
    let legend = legend(plot.curves.map(\.name), sample: sample)
      .grid(width: width, glyphs: glyphs)
    return CellGrid.stacked([legend, frame.framed(area)].compactMap { $0 })
  }

  /// A curve with gaps where it is too low to be seen above the axis.
  private func withoutTails(_ curve: Series, _ scales: PlaneScales) -> Series {
    let y = curve.y.map { (scales.y.fraction($0) ?? 0) < 0.01 ? Double.nan : $0 }
    return (try? Series(curve.name, x: curve.x, y: y)) ?? curve
  }

  /// A column of blocks up to a fraction of the height, in eighths of a cell.
  func drawColumn(_ fraction: Double, column: Int, on area: inout CellGrid, tone: Tone) {
    let levels = glyphs.isASCII ? [".", ":", "#"] : glyphs.levels
    let parts = levels.count
    let total = (min(max(fraction, 0), 1) * Double(area.height * parts)).rounded()
    // What is there at all is seen.
    let units = total.isNaN ? 0 : max(Int(total), fraction > 0 ? 1 : 0)
    for row in 0..<(units / parts) {
      area.put(levels[parts - 1], row: area.height - 1 - row, column: column, tone: tone)
    }
    if units % parts > 0 {
      area.put(
        levels[units % parts - 1], row: area.height - 1 - units / parts, column: column, tone: tone)
    }
  }

  /// The height of a curve at a fraction of the width, interpolated between its points.
  private func curveHeight(_ curve: Series, at part: Double, _ scales: PlaneScales) -> Double? {
    guard let points = scales.runs(curve).first, let first = points.first else { return nil }
    if part <= first.x { return part == first.x ? first.y : nil }
    for (a, b) in zip(points, points.dropFirst()) where part <= b.x {
      let weight = b.x > a.x ? (part - a.x) / (b.x - a.x) : 1
      return a.y * (1 - weight) + b.y * weight
    }
    return nil
  }
}
