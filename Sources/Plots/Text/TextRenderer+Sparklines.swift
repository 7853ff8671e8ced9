import Diagnostics

extension TextRenderer {
  /// One row for each series: name, line, last value and range.
  func sparklines(_ plot: Sparklines, width: Int) -> CellGrid {
    let names = plot.rows.map { glyphs.clean($0.name ?? "") }
    let nameWidth = min(names.map { displayWidth($0) }.max() ?? 0, width / 3)
    let left = nameWidth > 0 ? nameWidth + 1 : 0
    let texts = plot.rows.map { row -> String in
      let finite = row.values.filter(\.isFinite)
      guard let last = finite.last, let low = finite.min(), let high = finite.max() else {
        return "no data"
      }
      let format = NumberFormat.column(of: [last, low, high])
      return "\(format.text(last))  (\(format.text(low)) to \(format.text(high)))"
    }
    let textWidth = min(texts.map { displayWidth($0) }.max() ?? 0, max(0, width - left - 9))
    let longest = plot.rows.map(\.values.count).max() ?? 0
    let columns = max(1, min(longest, width - left - textWidth - 2))
    let shared = AxisScale(Axis(), over: plot.rows.map(\.values).joined())
    var out = CellGrid(width: left + columns + 2 + textWidth, height: plot.rows.count)
    for (index, row) in plot.rows.enumerated() {
      out.put(
        leftPadded(glyphs.fitted(names[index], nameWidth), to: nameWidth), row: index, column: 0)
      let scale = plot.sharesScale ? shared : AxisScale(Axis(), over: row.values)
      let shown = min(columns, row.values.count)
      for column in 0..<shown {
        let first = column * row.values.count / shown
        let end = (column + 1) * row.values.count / shown
        let members = row.values[first..<end].filter(\.isFinite)
        guard !members.isEmpty else { continue }
        let mean = members.reduce(0) { $0 + $1 / Double(members.count) }
        let part = min(max(scale.fraction(mean) ?? 0, 0), 1)
        let level = Int((part * Double(glyphs.levels.count - 1)).rounded())
        out.put(glyphs.levels[level], row: index, column: left + column, tone: .series(index))
      }
      out.put(glyphs.fitted(texts[index], textWidth), row: index, column: left + columns + 2)
    }
    return out
  }
}
