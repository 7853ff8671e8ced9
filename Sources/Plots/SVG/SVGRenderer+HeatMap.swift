extension SVGRenderer {
  /// Shades with a scale below; small matrices also show their numbers.
  func heatMap(_ plot: HeatMap, _ figure: Figure, width: Double) -> SVGBlock {
    let (rows, columns) = (plot.values.count, plot.values.first?.count ?? 0)
    let scale = AxisScale(plot.shade, over: plot.values.joined())
    let side = HeatSide(plot, figure)
    let left =
      min(side.labels.map { SVGBlock.textWidth($0.text, 12) }.max() ?? 0, width / 3) + 10
    let room = width - left - 12
    let isSmall = rows * columns <= 400 && rows <= 40
    let each = isSmall ? min(room / Double(max(1, columns)), 90) : room / Double(max(1, columns))
    let plotWidth = each * Double(columns)
    let cellHeight =
      isSmall ? min(max(each, 14), 30) : plotHeight(figure, 240) / Double(max(1, rows))
    let height = cellHeight * Double(rows)
    let top = figure.y.title == nil ? 6.0 : 26
    var out = SVGBlock(
      width: width, height: top + height + 22 + (figure.x.title == nil ? 0 : 18))
    if let title = figure.y.title {
      out.text(SVGBlock.shortened(title, to: width, 12), 0, 12, "m")
    }
    if isSmall {
      drawCells(plot, scale, left: left, top: top, each: each, height: cellHeight, on: &out)
    } else {
      drawImage(plot, scale, left: left, top: top, width: plotWidth, height: height, on: &out)
    }
    for label in side.labels {
      out.text(
        SVGBlock.shortened(label.text, to: width / 3, 12), left - 6,
        top + label.fraction * height + 4, "k", anchor: "end")
    }
    drawColumns(plot, figure, left: left, width: plotWidth, row: top + height, on: &out)
    if let title = figure.x.title {
      let text = SVGBlock.shortened(title, to: width, 12)
      out.text(
        text, SVGFrame.centered(text, left + plotWidth / 2, width), top + height + 36, "m")
    }
    return .stacked([out, shadeLegend(plot.shade, scale, left: left, width: width)], width: width)
  }

  private func drawCells(
    _ plot: HeatMap, _ scale: AxisScale, left: Double, top: Double, each: Double, height: Double,
    on out: inout SVGBlock
  ) {
    let all = Array(plot.values.joined())
    let format = plot.format
    let widest = all.map { SVGBlock.textWidth(format.text($0), 12) }.max() ?? 0
    for (index, row) in plot.values.enumerated() {
      let line = plot.startsAtBottom ? plot.values.count - 1 - index : index
      for (column, value) in row.enumerated() {
        guard let fraction = scale.fraction(value) else { continue }
        let (x, y) = (left + Double(column) * each, top + Double(line) * height)
        let color = SVGPalette.shade(fraction)
        out.rect(x, y, each + 0.2, height + 0.2, "fill=\"\(SVGPalette.hex(color))\"")
        guard widest + 6 <= each else { continue }
        let n = SVGBlock.number
        out.elements.append(
          "<text x=\"\(n(x + each / 2))\" y=\"\(n(y + height / 2 + 4))\" class=\"k\" "
            + "text-anchor=\"middle\" style=\"fill:\(SVGPalette.ink(on: color))\">"
            + SVGBlock.escaped(format.text(value)) + "</text>")
      }
    }
  }

  private func drawImage(
    _ plot: HeatMap, _ scale: AxisScale, left: Double, top: Double, width: Double, height: Double,
    on out: inout SVGBlock
  ) {
    let levels = 48
    let reduced = HeatMap.reduced(plot.values, rows: 160, columns: 400)
    let rows = (plot.startsAtBottom ? reduced.reversed() : reduced).map { row in
      row.map { value -> UInt8 in
        guard let fraction = scale.fraction(value) else { return UInt8(levels) }
        return UInt8(min(Int(min(max(fraction, 0), 1) * Double(levels)), levels - 1))
      }
    }
    let palette = (0...levels).map { SVGPalette.shade(Double($0) / Double(levels - 1)) }
    let image = PNGImage(rows: rows, palette: palette, transparent: UInt8(levels))
    let n = SVGBlock.number
    out.elements.append(
      "<image x=\"\(n(left))\" y=\"\(n(top))\" width=\"\(n(width))\" height=\"\(n(height))\" "
        + "preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" "
        + "href=\"\(image.dataURI)\"/>")
  }

  private func drawColumns(
    _ plot: HeatMap, _ figure: Figure, left: Double, width: Double, row: Double,
    on out: inout SVGBlock
  ) {
    guard let labels = plot.columnLabels else {
      let count = plot.values.first?.count ?? 0
      let scale = HeatSide.scale(figure.x, count: count)
      let ticks = TextFrame.fittingTicks(
        scale, columns: max(1, Int(width / 7.5)), integers: figure.x.lower == nil,
        percent: figure.x.isPercent)
      SVGFrame.bottomTicks(
        ticks, scale, left: left, width: width, row: row, outer: out.width, on: &out)
      return
    }
    let each = width / Double(max(1, labels.count))
    let stride = max(1, Int((30 / max(each, 0.1)).rounded(.up)))
    for index in Swift.stride(from: 0, to: labels.count, by: stride) {
      let text = SVGBlock.shortened(labels[index], to: each * Double(stride) - 4, 12)
      out.text(text, left + (Double(index) + 0.5) * each, row + 16, "k", anchor: "middle")
    }
  }

  private func shadeLegend(
    _ axis: Axis, _ scale: AxisScale, left: Double, width: Double
  ) -> SVGBlock {
    let format = NumberFormat.ends(of: scale, percent: axis.isPercent)
    var out = SVGBlock(width: width, height: 26)
    let low = SVGBlock.shortened(format.text(scale.low), to: width / 4, 12)
    let lowWidth = SVGBlock.textWidth(low, 12) + 6
    let start = left + lowWidth + 160 <= width ? left : 0
    var x = start + lowWidth
    out.text(low, start, 17, "k")
    for step in 0..<24 {
      let color = SVGPalette.hex(SVGPalette.shade((Double(step) + 0.5) / 24))
      out.rect(x, 7, 5.2, 12, "fill=\"\(color)\"")
      x += 5
    }
    let text = format.text(scale.high) + (axis.title.map { " \($0)" } ?? "")
    out.text(SVGBlock.shortened(text, to: max(10, width - x - 6), 12), x + 6, 17, "k")
    return out
  }
}
