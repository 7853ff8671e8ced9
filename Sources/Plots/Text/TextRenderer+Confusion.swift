import Diagnostics

extension TextRenderer {
  /// Counts or percentages with shades, and the recall of each class at the right.
  func confusion(_ plot: ConfusionMatrix, _ figure: Figure, width: Int) -> CellGrid {
    let names = plot.classes.map { glyphs.clean($0) }
    let count = names.count
    let longest = names.map { displayWidth($0) }.max() ?? 0
    let nameWidth = min(max(longest, 4), max(4, width / 4))
    let numbers = cellTexts(plot)
    let numberWidth = numbers.joined().map { displayWidth($0) }.max() ?? 1
    // Name, axis, cells, gap, recall.
    let space = width - nameWidth - 2 - 8
    let wanted = max(min(longest, 8) + 1, numberWidth + 4)
    let least = numberWidth + 1
    let room = count > 0 ? space / count : space
    guard room >= least else { return narrowConfusion(plot, figure, width: width) }
    let cell = min(wanted, room)
    let left = nameWidth + 2
    let total = left + cell * count + 8
    var out = CellGrid(width: total, height: count + 1)
    out.put("recall", row: 0, column: total - 6, tone: .faint)
    for (index, name) in names.enumerated() {
      let header = glyphs.fitted(name, cell - 1)
      out.put(
        header, row: 0, column: left + (index + 1) * cell - displayWidth(header), tone: .faint)
      let row = index + 1
      out.put(leftPadded(glyphs.fitted(name, nameWidth), to: nameWidth), row: row, column: 0)
      out.put(glyphs.vertical, row: row, column: nameWidth + 1, tone: .faint)
      for column in 0..<count {
        let text = numbers[index][column]
        let end = left + (column + 1) * cell
        let tone: Tone? = column == index ? .series(0) : nil
        out.put(text, row: row, column: end - displayWidth(text), tone: tone)
        if cell >= numberWidth + 4, let share = plot.share(index, column) {
          let shades = glyphs.shades
          let level = Int(share * Double(shades.count - 1) + 0.5)
          let glyph = shades[min(level, shades.count - 1)]
          out.put(
            glyph + glyph, row: row, column: end - numberWidth - 3, tone: tone)
        }
      }
      let recall = plot.share(index, index).map { NumberFormat.percent(1).text($0) } ?? glyphs.dash
      out.put(leftPadded(recall, to: 7), row: row, column: total - 7)
    }
    let heading = CellGrid.centered(
      figure.x.title ?? "predicted", width: total, left: left, columns: cell * count,
      tone: .faint, glyphs: glyphs)
    var top = heading
    top.put(
      glyphs.fitted(glyphs.clean(figure.y.title ?? "true"), nameWidth), row: 0, column: 0,
      tone: .faint)
    return CellGrid.stacked([top, out])
  }

  private func cellTexts(_ plot: ConfusionMatrix) -> [[String]] {
    let zero = glyphs.isASCII ? "." : "·"
    return plot.counts.enumerated().map { row, counts in
      counts.enumerated().map { column, count in
        if count == 0 { return zero }
        guard plot.cells == .percentages else { return String(count) }
        return NumberFormat.percent(0).text(plot.share(row, column) ?? 0)
      }
    }
  }

  /// Shades alone, for many classes or few columns.
  private func narrowConfusion(
    _ plot: ConfusionMatrix, _ figure: Figure, width: Int
  ) -> CellGrid {
    let shares = plot.counts.indices.map { row in
      plot.counts.indices.map { plot.share(row, $0) ?? .nan }
    }
    let recalls = plot.counts.indices.map { row in
      plot.classes[row] + " "
        + (plot.share(row, row).map { NumberFormat.percent(0).text($0) } ?? glyphs.dash)
    }
    guard
      let map = try? HeatMap(
        shares, rows: recalls, shade: Axis("of row", from: 0, to: 1, percent: true)),
      let inner = try? Figure(
        nil, .heatMap(map), x: Axis(figure.x.title ?? "predicted class"),
        y: Axis((figure.y.title ?? "true class") + ", recall"), rows: plot.classes.count)
    else { return CellGrid(width: 0, height: 0) }
    return heatMap(map, inner, width: width)
  }
}
