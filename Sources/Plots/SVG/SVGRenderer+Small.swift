extension SVGRenderer {
  /// Counts or percentages on shades, and the recall of each class at the right.
  func confusion(_ plot: ConfusionMatrix, _ figure: Figure, width: Double) -> SVGBlock {
    let count = plot.classes.count
    let names = plot.classes.map { SVGBlock.shortened($0, to: width / 4, 12) }
    let left = max(names.map { SVGBlock.textWidth($0, 12) }.max() ?? 0, 30) + 10
    let each = min(max((width - left - 64) / Double(max(1, count)), 1), 80)
    let height = min(max(each, 16), 32)
    // Names that are wider than their column stand upright.
    let longest = plot.classes.map { SVGBlock.textWidth($0, 12) }.max() ?? 0
    let isUpright = longest > each - 3 && each >= 14
    let head = isUpright ? min(longest, 96) : 14
    let top = 24 + head
    var out = SVGBlock(width: width, height: top + height * Double(count) + 6)
    let predicted = SVGBlock.shortened(figure.x.title ?? "predicted", to: width / 2, 12)
    out.text(
      predicted, SVGFrame.centered(predicted, left + each * Double(count) / 2, width), 12, "m")
    out.text(
      SVGBlock.shortened(figure.y.title ?? "true", to: left, 12), left - 8, 12, "m", anchor: "end")
    let end = left + each * Double(count)
    out.text("recall", end + 56, top - 8, "m", anchor: "end")
    for (row, name) in names.enumerated() {
      let middle = top + (Double(row) + 0.5) * height + 4
      out.text(name, left - 8, middle, "k", anchor: "end")
      let center = left + (Double(row) + 0.5) * each
      if isUpright {
        out.rising(SVGBlock.shortened(plot.classes[row], to: head, 12), center + 4, top - 6, "k")
      } else if longest <= each - 3 {
        out.text(plot.classes[row], center, 30, "k", anchor: "middle")
      }
      for column in 0..<count {
        drawCell(
          plot, row, column, x: left + Double(column) * each, y: top + Double(row) * height,
          width: each, height: height, on: &out)
      }
      let recall = plot.share(row, row).map { NumberFormat.percent(1).text($0) } ?? "–"
      out.text(recall, end + 56, middle, "k", anchor: "end")
    }
    out.rect(left, top, end - left, height * Double(count), "class=\"a\"")
    return out
  }

  private func drawCell(
    _ plot: ConfusionMatrix, _ row: Int, _ column: Int, x: Double, y: Double, width: Double,
    height: Double, on out: inout SVGBlock
  ) {
    let share = plot.share(row, column) ?? 0
    // Faint enough for the ink of light and of dark pages.
    if share > 0.004 {
      out.rect(
        x, y, width, height,
        "class=\"\(SVGPalette.series(row == column ? 0 : 1))\" fill=\"currentColor\" "
          + "fill-opacity=\"\(SVGBlock.number(0.06 + 0.48 * share))\"")
    }
    let value = plot.counts[row][column]
    guard value > 0 else { return }
    var text =
      plot.cells == .counts ? String(value) : NumberFormat.percent(0).text(share)
    // Where there is little room, the sign of all numbers goes first.
    if plot.cells == .percentages, SVGBlock.textWidth("100%", 12) + 4 > width {
      text = String(text.prefix { $0 != "%" })
    }
    guard SVGBlock.textWidth(text, 12) + 2 <= width else { return }
    out.text(
      text, x + width / 2, y + height / 2 + 4, "k", anchor: "middle")
  }

  /// One small line for each series: name, line, last value and range.
  func sparklines(_ plot: Sparklines, width: Double) -> SVGBlock {
    let names = plot.rows.map { SVGBlock.shortened($0.name ?? "", to: width / 3, 12) }
    let left = (names.map { SVGBlock.textWidth($0, 12) }.max() ?? 0) + 10
    let texts = plot.rows.map { row -> String in
      let finite = row.values.filter(\.isFinite)
      guard let last = finite.last, let low = finite.min(), let high = finite.max() else {
        return "no data"
      }
      let format = NumberFormat.column(of: [last, low, high])
      return "\(format.text(last))  (\(format.text(low)) to \(format.text(high)))"
    }
    let right = min(texts.map { SVGBlock.textWidth($0, 12) }.max() ?? 0, width / 2) + 12
    let room = min(max(10, width - left - right), 260)
    let shared = AxisScale(Axis(), over: plot.rows.map(\.values).joined())
    var out = SVGBlock(width: width, height: Double(plot.rows.count) * 24 + 4)
    for (index, row) in plot.rows.enumerated() {
      let top = Double(index) * 24 + 4
      out.text(names[index], left - 8, top + 14, "k", anchor: "end")
      let scale = plot.sharesScale ? shared : AxisScale(Axis(), over: row.values)
      var data = ""
      var isDown = false
      var points: [PlanePoint] = []
      func flush() {
        for point in thinned(points, columns: Int(room)) {
          data += isDown ? "L" : "M"
          data +=
            "\(SVGBlock.number(left + point.x * room)) "
            + SVGBlock.number(top + 2 + (1 - point.y) * 15)
          isDown = true
        }
        if points.count == 1 { data += "h1" }
        points = []
        isDown = false
      }
      for (place, value) in row.values.enumerated() {
        guard let fraction = scale.fraction(value) else {
          flush()
          continue
        }
        points.append(
          PlanePoint(x: Double(place) / Double(max(1, row.values.count - 1)), y: fraction))
      }
      flush()
      out.path(
        data,
        "class=\"\(SVGPalette.series(index))\" fill=\"none\" stroke=\"currentColor\" "
          + "stroke-width=\"1.5\"")
      out.text(SVGBlock.shortened(texts[index], to: right, 12), left + room + 10, top + 14, "k")
    }
    return out
  }

  /// Figures side by side where each keeps a legible width, else below each other.
  func panels(_ plot: Panels, width: Double) -> SVGBlock {
    let gap = 24.0
    let fitting = max(1, Int((width + gap) / (280 + gap)))
    let columns = max(1, min(plot.figures.count, plot.columns ?? .max, fitting))
    let each = (width - gap * Double(columns - 1)) / Double(columns)
    var out = SVGBlock(width: width, height: 0)
    for start in stride(from: 0, to: plot.figures.count, by: columns) {
      let row = plot.figures[start..<min(start + columns, plot.figures.count)].map {
        block($0, width: each)
      }
      for (index, panel) in row.enumerated() {
        out.place(panel, Double(index) * (each + gap), out.height)
      }
      out.height += (row.map(\.height).max() ?? 0) + 12
    }
    return out
  }
}
