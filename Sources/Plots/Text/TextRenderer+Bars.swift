import Diagnostics

extension TextRenderer {
  /// How long bars are, in cells.
  private struct BarScale {
    let columns: Int
    let layout: BarLayout

    /// The cells left of the place where bars begin.
    var zero: Int { Int((layout.origin * Double(columns)).rounded(.up)) }

    /// The signed length of a bar or whisker.
    func length(_ value: Double) -> Double? {
      guard let fraction = layout.scale.fraction(value) else { return nil }
      let cells = (fraction - layout.origin) * Double(columns)
      return min(max(cells, -Double(zero)), Double(columns - zero))
    }
  }

  /// Horizontal bars with their names at the left and their values at the right.
  func bars(_ plot: BarPlot, _ figure: Figure, width: Int) -> CellGrid {
    let texts = valueTexts(plot, figure)
    let textWidth = min(texts.joined().map { displayWidth($0) }.max() ?? 0, width / 3)
    let categories = plot.categories.map { glyphs.clean($0) }
    let nameWidth = min(categories.map { displayWidth($0) }.max() ?? 0, max(4, width / 3))
    let groups = plot.groups.map { glyphs.clean($0.name ?? "") }
    let several = groups.count > 1
    let groupWidth = min(groups.map { displayWidth($0) }.max() ?? 0, max(2, width / 6))
    let lead = nameWidth + (nameWidth > 0 ? 1 : 0) + (several ? groupWidth + 3 : 0)
    let space = width - lead - textWidth - 2
    let scale = BarScale(columns: max(1, space), layout: BarLayout(plot, figure))
    let spacing = several && plot.categories.count > 1 ? 1 : 0
    let height = categories.count * max(1, groups.count) + max(0, categories.count - 1) * spacing
    var out = CellGrid(width: width, height: height)
    var row = 0
    for category in categories.indices {
      let name = glyphs.fitted(categories[category], nameWidth)
      out.put(leftPadded(name, to: nameWidth), row: row, column: 0)
      for (index, group) in plot.groups.enumerated() {
        if several {
          let column = nameWidth + (nameWidth > 0 ? 1 : 0)
          out.put(
            glyphs.marker(index, of: groups.count), row: row, column: column, tone: .series(index))
          out.put(glyphs.fitted(groups[index], groupWidth), row: row, column: column + 2)
        }
        drawBar(
          group.values[category], group.lower?[category], group.upper?[category], scale,
          on: &out, row: row, left: lead, tone: .series(index))
        let text = glyphs.fitted(texts[index][category], textWidth)
        out.put(text, row: row, column: lead + scale.columns + 2)
        row += 1
      }
      row += plot.groups.isEmpty ? 1 : spacing
    }
    let title = figure.x.title.map {
      CellGrid.centered(
        $0, width: width, left: lead, columns: scale.columns + 1, tone: .faint, glyphs: glyphs)
    }
    return CellGrid.stacked([out, title].compactMap { $0 })
  }

  private func drawBar(
    _ value: Double, _ lower: Double?, _ upper: Double?, _ scale: BarScale,
    on grid: inout CellGrid, row: Int, left: Int, tone: Tone
  ) {
    let base = left + scale.zero
    grid.put(glyphs.vertical, row: row, column: base, tone: .faint)
    guard let length = scale.length(value) else { return }
    let sign = length < 0 ? -1 : 1
    func put(_ text: String, _ cell: Int) {
      grid.put(text, row: row, column: base + sign * (cell + 1), tone: tone)
    }
    let full = glyphs.isASCII ? "#" : "█"
    let inner = (length < 0 ? upper : lower).flatMap { scale.length($0) }
    let outer = (length < 0 ? lower : upper).flatMap { scale.length($0) }
    if let inner, let outer, inner.isFinite, outer.isFinite {
      let end = Int(length.magnitude.rounded())
      let solid = min(end, inner * Double(sign) > 0 ? Int(inner.magnitude.rounded()) : 0)
      let reach = max(end, outer * Double(sign) > 0 ? Int(outer.magnitude.rounded()) : 0)
      for cell in 0..<solid { put(full, cell) }
      for cell in solid..<end { put(glyphs.isASCII ? "=" : "▒", cell) }
      for cell in end..<reach { put(glyphs.horizontal, cell) }
      if reach > end { put(glyphs.isASCII ? "|" : sign > 0 ? "┤" : "├", reach - 1) }
      return
    }
    let parts = glyphs.isASCII ? 1 : sign > 0 ? 8 : 2
    let units = Int((length.magnitude * Double(parts)).rounded())
    for cell in 0..<(units / parts) { put(full, cell) }
    let rest = units % parts
    if rest > 0 {
      put(sign > 0 ? ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][rest - 1] : "▐", units / parts)
    }
  }

  /// The values and their intervals, the values padded to equal width.
  private func valueTexts(_ plot: BarPlot, _ figure: Figure) -> [[String]] {
    let texts = BarLayout.texts(plot, figure, glyphs: glyphs)
    let width = texts.joined().map { displayWidth($0.value) }.max() ?? 1
    return texts.map { group in
      group.map { leftPadded($0.value, to: width) + ($0.interval.isEmpty ? "" : " ") + $0.interval }
    }
  }
}
