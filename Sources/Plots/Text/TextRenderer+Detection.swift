import Diagnostics

extension TextRenderer {
  /// Columns beyond which a picture of two like axes looks stretched.
  private static let squareWidth = 64

  /// Error trade-offs with a ring at each equal error rate and a legend that says it.
  func detection(_ plot: DetectionPlot, _ figure: Figure, width: Int) -> CellGrid {
    let rows = rowCount(figure, 18)
    let scales = PlaneScales(figure, plot.series + plot.crossings, rows: rows)
    let frame = TextFrame(
      figure, x: scales.x, y: scales.y, width: min(width, Self.squareWidth), rows: rows,
      glyphs: glyphs)
    var area = CellGrid(width: frame.columns, height: frame.rows)
    drawReferences(figure, scales, on: &area, frame)
    var pixels = PixelGrid(columns: frame.columns, rows: frame.rows, resolution: lineResolution)
    for (index, series) in plot.series.enumerated() {
      drawLine(series, .line, owner: index, scales, on: &pixels)
    }
    let count = plot.curves.count
    pixels.draw(on: &area, marker: { glyphs.marker($0, of: count) }, tone: { .series($0) })
    if count > 1 {
      drawMarkers(plot.series, style: .line, interval: .band, scales, on: &area, pixels)
    }
    for (index, series) in plot.crossings.enumerated() {
      for point in scales.runs(series).joined() where point.isInside {
        let cell = pixels.cell(point.x, point.y)
        area.put(glyphs.ring, row: cell.row, column: cell.column, tone: .series(index))
      }
    }
    let legend = legend(plot.legends, sample: count == 1 ? glyphs.ring : nil)
      .grid(width: width, glyphs: glyphs)
    return CellGrid.stacked([legend, frame.framed(area)].compactMap { $0 })
  }
}
