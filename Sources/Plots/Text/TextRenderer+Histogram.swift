import Diagnostics

extension TextRenderer {
  /// Columns of counts; several groups stand below each other on one axis.
  func histogram(_ plot: Histogram, _ figure: Figure, width: Int) -> CellGrid {
    let rows = rowCount(figure, plot.groups.count > 1 ? 5 : 10)
    let values = plot.groups.flatMap(\.counts).map(Double.init)
    let zero = figure.y.scale == .linear ? [0.0] : []
    let y = AxisScale(figure.y, over: values + zero)
      .covering(figure.y, target: Double(rows), integers: true)
    let low = plot.edges.first ?? 0
    let high = plot.edges.last ?? 1
    let x = AxisScale(kind: .linear, low: low, high: high > low ? high : low + 1)
    func frame(_ width: Int) -> TextFrame {
      TextFrame(
        figure, x: x, y: y, width: width, rows: rows, glyphs: glyphs, integerY: true)
    }
    let wide = frame(width)
    let bins = max(1, plot.edges.count - 1)
    let merged = (bins + wide.columns - 1) / wide.columns
    let shown = (bins + merged - 1) / merged
    let cells = max(1, min(wide.columns / shown, 12))
    let frame = frame(width - wide.columns + cells * shown)
    let legend = legend(plot.groups.map(\.name), sample: glyphs.full)
    var parts: [CellGrid] = []
    for (index, group) in plot.groups.enumerated() {
      var area = CellGrid(width: frame.columns, height: frame.rows)
      for column in 0..<area.width {
        let first = column / cells * merged
        let members = group.counts.indices.filter { $0 >= first && $0 < first + merged }
        let count = members.reduce(0) { $0 + group.counts[$1] }
        let height = y.fraction(Double(count) / Double(max(1, members.count))) ?? 0
        drawColumn(height, column: column, on: &area, tone: .series(index))
      }
      let named = legend.entries.filter { $0.tone == .series(index) }
      if let line = Legend(entries: named).grid(width: width, glyphs: glyphs) { parts.append(line) }
      parts.append(
        frame.framed(area, labelled: index == plot.groups.count - 1, showsTitle: index == 0))
    }
    return CellGrid.stacked(parts)
  }
}
