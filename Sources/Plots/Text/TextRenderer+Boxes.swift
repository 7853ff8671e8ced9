import Diagnostics

extension TextRenderer {
  /// Boxes with whiskers, three rows high where there is room.
  func boxes(_ plot: BoxPlot, _ figure: Figure, width: Int) -> CellGrid {
    let names = plot.boxes.map { glyphs.clean($0.name) }
    let nameWidth = min(names.map { displayWidth($0) }.max() ?? 0, max(4, width / 3))
    let left = nameWidth + (nameWidth > 0 ? 2 : 1)
    let columns = max(1, width - left)
    let values = plot.boxes.flatMap { box -> [Double] in
      box.all
    }
    let scale = AxisScale(figure.x, over: values).covering(
      figure.x, target: max(2, Double(columns) / 9))
    let limit = figure.rows ?? rows ?? 24
    let size = plot.boxes.count * 3 <= limit ? 3 : 1
    let height = plot.boxes.count * size
    var out = CellGrid(width: width, height: height + 2)
    let pixels = PixelGrid(
      columns: columns, rows: 1, resolution: glyphs.isASCII ? .cell : .quadrant)
    func place(_ value: Double) -> Int? {
      scale.fraction(value).flatMap {
        (-1e-6...1 + 1e-6).contains($0) ? left + pixels.cell($0, 0).column : nil
      }
    }
    for row in 0..<height {
      out.put(glyphs.vertical, row: row, column: left - 1, tone: .faint)
    }
    for reference in figure.references {
      guard case .vertical(let value) = reference.direction, let column = place(value) else {
        continue
      }
      for row in 0..<height {
        out.put(glyphs.dashedVertical, row: row, column: column, tone: .faint)
      }
    }
    for (index, box) in plot.boxes.enumerated() {
      let middle = index * size + size / 2
      let name = glyphs.fitted(names[index], nameWidth)
      out.put(leftPadded(name, to: nameWidth), row: middle, column: 0)
      draw(box, on: &out, row: middle, isTall: size == 3, tone: .series(index), place: place)
    }
    let ticks = TextFrame.fittingTicks(
      scale, columns: columns, integers: false, percent: figure.x.isPercent)
    out.drawBottomAxis(
      ticks, scale, row: height, left: left, columns: columns, corner: glyphs.corner,
      glyphs: glyphs)
    let title = figure.x.title.map {
      CellGrid.centered(
        $0, width: width, left: left, columns: columns, tone: .faint, glyphs: glyphs)
    }
    return CellGrid.stacked([out, title].compactMap { $0 })
  }

  private func draw(
    _ box: BoxPlot.Box, on grid: inout CellGrid, row: Int, isTall: Bool, tone: Tone,
    place: (Double) -> Int?
  ) {
    for outlier in box.outliers {
      if let column = place(outlier) {
        grid.put(glyphs.isASCII ? "o" : "○", row: row, column: column, tone: tone)
      }
    }
    guard let start = place(box.lowerWhisker), let low = place(box.lowerQuartile),
      let middle = place(box.median), let high = place(box.upperQuartile),
      let end = place(box.upperWhisker), start <= low, low <= high, high <= end
    else { return }
    func fill(_ from: Int, _ to: Int, _ text: String, _ row: Int) {
      guard from <= to else { return }
      grid.put(String(repeating: text, count: to - from + 1), row: row, column: from, tone: tone)
    }
    let isASCII = glyphs.isASCII
    fill(start, end, glyphs.horizontal, row)
    if start < low { fill(start, start, isASCII ? "|" : "├", row) }
    if end > high { fill(end, end, isASCII ? "|" : "┤", row) }
    guard isTall, low < high else {
      fill(low, high, isASCII ? "=" : "█", row)
      fill(middle, middle, isASCII ? "|" : "┃", row)
      return
    }
    for (line, corners) in [(row - 1, ["┌", "┐", "┬"]), (row + 1, ["└", "┘", "┴"])] {
      fill(low, high, glyphs.horizontal, line)
      fill(low, low, isASCII ? "+" : corners[0], line)
      fill(high, high, isASCII ? "+" : corners[1], line)
      fill(middle, middle, isASCII ? "+" : corners[2], line)
    }
    fill(low, high, " ", row)
    fill(low, low, isASCII ? "|" : start < low ? "┤" : "│", row)
    fill(high, high, isASCII ? "|" : end > high ? "├" : "│", row)
    fill(middle, middle, isASCII ? "|" : "┃", row)
  }
}
