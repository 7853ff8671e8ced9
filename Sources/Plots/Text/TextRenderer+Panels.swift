import Diagnostics

extension TextRenderer {
  /// Figures side by side where each keeps a legible width, else below each other.
  func panels(_ plot: Panels, width: Int) -> CellGrid {
    guard !plot.figures.isEmpty else { return CellGrid(width: 0, height: 0) }
    let gap = 3
    let least = plot.figures.map(\.content.picture.legibleWidth).max() ?? 1
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
}
