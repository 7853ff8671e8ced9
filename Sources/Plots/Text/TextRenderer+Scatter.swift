import Diagnostics

extension TextRenderer {
  /// Points with a glyph for each class.
  func scatter(_ plot: ScatterPlot, _ figure: Figure, width: Int) -> CellGrid {
    let rows = rowCount(figure, 18)
    let scales = PlaneScales(figure, plot.classes, rows: rows, coversX: true)
    let frame = TextFrame(
      figure, x: scales.x, y: scales.y, width: width, rows: rows, glyphs: glyphs,
      integerX: scales.integerX, integerY: scales.integerY)
    var area = CellGrid(width: frame.columns, height: frame.rows)
    drawReferences(figure, scales, on: &area, frame)
    // How many points of each class lie in each cell; the most frequent class is drawn.
    var counts: [Int: [Int: Int]] = [:]
    for (index, series) in plot.classes.enumerated() {
      for point in scales.runs(series).joined() where point.isInside {
        let cell = frame.row(point.y) * frame.columns + frame.column(point.x)
        counts[cell, default: [:]][index, default: 0] += 1
      }
    }
    for (cell, classes) in counts {
      guard let winner = classes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else {
        continue
      }
      area.put(
        glyphs.marker(winner.key, of: plot.classes.count), row: cell / frame.columns,
        column: cell % frame.columns, tone: .series(winner.key))
    }
    let legend = legend(plot.classes.map(\.name)).grid(width: width, glyphs: glyphs)
    return CellGrid.stacked([legend, frame.framed(area)].compactMap { $0 })
  }
}
