import Diagnostics

extension TextRenderer {
  /// Names or numbers around the cells of a heat map.
  func heatFrame(
    _ plot: HeatMap, _ figure: Figure, _ area: CellGrid, cell: Int, cellRows: Int, left: Int,
    margin: Int
  ) -> CellGrid {
    var out = CellGrid(width: left + area.width, height: area.height + 2)
    out.paste(area, row: 0, column: left)
    for row in 0..<area.height {
      out.put(glyphs.vertical, row: row, column: left - 1, tone: .faint)
    }
    drawRowNames(plot, figure, area, cellRows: cellRows, left: left, margin: margin, on: &out)
    if let labels = plot.columnLabels {
      out.drawBottomAxis(
        [], AxisScale(kind: .linear, low: 0, high: 1), row: area.height, left: left,
        columns: area.width, corner: glyphs.corner, glyphs: glyphs)
      let shown = area.width / max(1, cell)
      // Names that are wider than a cell take the room of the next ones.
      let stride = max(1, (3 + cell) / max(1, cell))
      for column in Swift.stride(from: 0, to: shown, by: stride) {
        let source = column * labels.count / max(1, shown)
        let room = cell * stride - 1
        let name = glyphs.fitted(glyphs.clean(labels[source]), room)
        // Right-aligned like the numbers above, except where a name takes several cells.
        let start = left + (column + 1) * cell - min(cell, displayWidth(name))
        out.put(name, row: area.height + 1, column: start)
      }
    } else {
      let scale = HeatSide.scale(figure.x, count: plot.values.first?.count ?? 0)
      let ticks = TextFrame.fittingTicks(
        scale, columns: area.width, integers: figure.x.lower == nil, percent: figure.x.isPercent)
      out.drawBottomAxis(
        ticks, scale, row: area.height, left: left, columns: area.width, corner: glyphs.corner,
        glyphs: glyphs)
    }
    var parts = [out]
    if let title = figure.y.title {
      parts.insert(textBlock(title, width: max(20, out.width), tone: .faint), at: 0)
    }
    if let title = figure.x.title {
      parts.append(
        CellGrid.centered(
          title, width: out.width, left: left, columns: area.width, tone: .faint, glyphs: glyphs))
    }
    return CellGrid.stacked(parts)
  }

  private func drawRowNames(
    _ plot: HeatMap, _ figure: Figure, _ area: CellGrid, cellRows: Int, left: Int, margin: Int,
    on out: inout CellGrid
  ) {
    if let labels = plot.rowLabels {
      let lines = area.height / max(1, cellRows)
      for line in 0..<lines {
        let source = plot.startsAtBottom ? lines - 1 - line : line
        let name = glyphs.fitted(glyphs.clean(labels[source * labels.count / lines]), margin)
        out.put(
          leftPadded(name, to: margin), row: line * cellRows + (cellRows - 1) / 2, column: 0)
      }
      return
    }
    for label in HeatSide(plot, figure).labels where area.height > 0 {
      let row = Int((min(max(label.fraction, 0), 1) * Double(area.height - 1)).rounded())
      out.put(glyphs.leftTick, row: row, column: left - 1, tone: .faint)
      out.put(leftPadded(glyphs.fitted(label.text, margin), to: margin), row: row, column: 0)
    }
  }
}
