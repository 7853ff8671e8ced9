import Diagnostics

extension TextRenderer {
  /// Shades with a scale below; small labelled matrices also show their numbers.
  func heatMap(_ plot: HeatMap, _ figure: Figure, width: Int) -> CellGrid {
    let rowCount = plot.values.count
    let columnCount = plot.values.first?.count ?? 0
    let scale = AxisScale(plot.shade, over: plot.values.joined())
    let side = plot.rowLabels ?? HeatSide(plot, figure).labels.map(\.text)
    let margin = min(side.map { displayWidth(glyphs.clean($0)) }.max() ?? 0, width / 3)
    let left = margin + (margin > 0 ? 2 : 1)
    let space = max(1, width - left)
    let numbers = heatNumbers(plot)
    let numberWidth = numbers.joined().map { $0.utf8.count }.max() ?? 0
    let showsNumbers =
      columnCount > 0 && (plot.rowLabels != nil || plot.columnLabels != nil)
      && columnCount * (numberWidth + 5) <= space && rowCount <= 40
    let usable = min(space, Self.comfortableWidth - 12)
    let cell =
      showsNumbers
      ? min(max(numberWidth + 5, min(longestColumnName(plot) + 2, 12)), space / columnCount)
      : max(1, min(usable / max(1, columnCount), 6))
    let columns = min(columnCount, space / cell)
    let limit = max(2, figure.rows ?? rows ?? 20)
    let cellRows = showsNumbers || cell < 4 || rowCount * 2 > limit ? 1 : 2
    let lines = min(rowCount, showsNumbers ? 40 : max(1, limit / cellRows))
    let cells = HeatMap.reduced(plot.values, rows: lines, columns: columns)
    var area = CellGrid(width: columns * cell, height: lines * cellRows)
    for line in 0..<lines {
      let source = plot.startsAtBottom ? lines - 1 - line : line
      for column in 0..<columns {
        let glyph = shade(cells[source][column], scale)
        if showsNumbers {
          let end = (column + 1) * cell
          let text = numbers[source][column]
          area.put(glyph + glyph, row: line, column: end - numberWidth - 3)
          area.put(text, row: line, column: end - text.utf8.count)
          continue
        }
        for row in 0..<cellRows {
          area.put(
            String(repeating: glyph, count: cell), row: line * cellRows + row,
            column: column * cell)
        }
      }
    }
    let framed = heatFrame(
      plot, figure, area, cell: cell, cellRows: cellRows, left: left, margin: margin)
    return CellGrid.stacked([framed, shadeLegend(plot.shade, scale, left: left, width: width)])
  }

  /// The glyph of a value.
  func shade(_ value: Double, _ scale: AxisScale) -> String {
    guard let fraction = scale.fraction(value) else { return glyphs.isASCII ? "?" : "·" }
    let shades = glyphs.shades
    let level = Int((min(max(fraction, 0), 1) * Double(shades.count)).rounded(.down))
    return shades[min(level, shades.count - 1)]
  }

  private func longestColumnName(_ plot: HeatMap) -> Int {
    plot.columnLabels?.map { displayWidth(glyphs.clean($0)) }.max() ?? 0
  }

  private func heatNumbers(_ plot: HeatMap) -> [[String]] {
    guard let columns = plot.values.first?.count, plot.values.count * columns <= 2000 else {
      return []
    }
    let format = plot.format
    return plot.values.map { row in row.map { $0.isNaN ? "-" : format.text($0) } }
  }

  private func shadeLegend(_ axis: Axis, _ scale: AxisScale, left: Int, width: Int) -> CellGrid {
    let format = NumberFormat.ends(of: scale, percent: axis.isPercent)
    let shades = glyphs.shades.map { String(repeating: $0, count: glyphs.isASCII ? 1 : 2) }
    let text =
      format.text(scale.low) + " " + glyphs.vertical + shades.joined() + glyphs.vertical + " "
      + format.text(scale.high) + (axis.title.map { " " + glyphs.clean($0) } ?? "")
    let start = displayWidth(text) + left <= width ? left : 0
    var out = CellGrid(width: width, height: 1)
    out.put(glyphs.fitted(text, width), row: 0, column: start)
    return out
  }
}
