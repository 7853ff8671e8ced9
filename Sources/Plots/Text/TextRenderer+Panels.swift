import Diagnostics

extension TextRenderer {
  /// Figures side by side where each keeps a legible width, else below each other.
  func panels(_ plot: Panels, width: Int) -> CellGrid {
    guard !plot.figures.isEmpty else { return CellGrid(width: 0, height: 0) }
    let gap = 3
    let least = plot.figures.map(legibleWidth).max() ?? 1
    let fitting = max(1, (width + gap) / (least + gap))
    let columns = min(plot.figures.count, plot.columns ?? .max, fitting)
    let each = min((width - gap * (columns - 1)) / columns, Self.comfortableWidth)
    var parts: [CellGrid] = []
    for start in stride(from: 0, to: plot.figures.count, by: columns) {
      let row = plot.figures[start..<min(start + columns, plot.figures.count)].map { figure in
        var cell = CellGrid(width: each, height: 0)
        cell = CellGrid.stacked([cell, grid(figure, width: each)])
        return cell
      }
      if start > 0 { parts.append(CellGrid(width: 0, height: 1)) }
      parts.append(CellGrid.beside(row, gap: gap))
    }
    return CellGrid.stacked(parts)
  }

  /// The columns below which a figure is better drawn alone.
  private func legibleWidth(_ figure: Figure) -> Int {
    switch figure.content {
    case .lines, .detection, .density, .histogram: 34
    case .scatter: 30
    case .bars, .boxes: 38
    case .sparklines: 36
    case .heatMap(let plot):
      plot.rowLabels == nil && plot.columnLabels == nil
        ? 34 : min(80, 12 + 6 * (plot.values.first?.count ?? 0))
    case .confusion(let plot): min(80, 20 + 5 * plot.classes.count)
    case .panels: 80
    }
  }
}
