extension SVGRenderer {
  /// Horizontal bars with their names at the left and their values at the right.
  func bars(_ plot: BarPlot, _ figure: Figure, width: Double) -> SVGBlock {
    let texts = BarLayout.texts(plot, figure, glyphs: Glyphs(isASCII: false)).map { group in
      group.map { $0.interval.isEmpty ? $0.value : "\($0.value) \($0.interval)" }
    }
    let textWidth = min(
      texts.joined().map { SVGBlock.textWidth($0, 12) }.max() ?? 0, width / 3)
    let names = plot.categories.map { SVGBlock.shortened($0, to: width / 3, 12) }
    let left = (names.map { SVGBlock.textWidth($0, 12) }.max() ?? 0) + 10
    let layout = BarLayout(plot, figure)
    let room = max(10, width - left - textWidth - 12)
    let size = plot.groups.count > 1 ? 15.0 : 20
    let step = size + (plot.groups.count > 1 ? 2 : 8)
    let gap = plot.groups.count > 1 ? 10.0 : 0
    let each = step * Double(max(1, plot.groups.count)) + gap
    let hasTitle = figure.x.title != nil
    var out = SVGBlock(
      width: width, height: each * Double(names.count) + 6 + (hasTitle ? 18 : 0))
    func place(_ fraction: Double) -> Double { left + min(max(fraction, 0), 1) * room }
    for (category, name) in names.enumerated() {
      let top = Double(category) * each + 4
      out.text(name, left - 8, top + (each - gap) / 2 + 2, "k", anchor: "end")
      for (index, group) in plot.groups.enumerated() {
        let y = top + Double(index) * step
        let style = "class=\"\(SVGPalette.series(index))\""
        var end = layout.origin
        if let fraction = layout.scale.fraction(group.values[category]) {
          let (from, to) = (
            place(min(layout.origin, fraction)), place(max(layout.origin, fraction))
          )
          out.rect(from, y, to - from, size, style + " fill=\"currentColor\"")
          end = max(end, fraction)
          if let low = group.lower?[category], let high = group.upper?[category],
            let a = layout.scale.fraction(low), let b = layout.scale.fraction(high)
          {
            let n = SVGBlock.number
            let middle = y + size / 2
            out.path(
              "M\(n(place(a))) \(n(middle))H\(n(place(b)))M\(n(place(a))) \(n(middle - 4))v8"
                + "M\(n(place(b))) \(n(middle - 4))v8", "class=\"w\"")
            end = max(end, b)
          }
        }
        out.text(
          SVGBlock.shortened(texts[index][category], to: textWidth + 1, 12), place(end) + 6,
          y + size / 2 + 4, "k")
      }
    }
    let bottom = each * Double(names.count) + 2
    out.line(place(layout.origin), 2, place(layout.origin), bottom, "a")
    if let title = figure.x.title {
      let text = SVGBlock.shortened(title, to: width, 12)
      out.text(text, SVGFrame.centered(text, left + room / 2, width), bottom + 15, "m")
    }
    let legend =
      plot.groups.count > 1 ? legend(plot.groups.map(\.name), width: width, sample: .area) : nil
    return .stacked([legend, out].compactMap { $0 }, width: width)
  }

  /// Boxes with whiskers on a common axis.
  func boxes(_ plot: BoxPlot, _ figure: Figure, width: Double) -> SVGBlock {
    let names = plot.boxes.map { SVGBlock.shortened($0.name, to: width / 3, 12) }
    let left = (names.map { SVGBlock.textWidth($0, 12) }.max() ?? 0) + 12
    let room = max(10, width - left - 12)
    let scale = AxisScale(figure.x, over: plot.boxes.flatMap(\.all))
      .covering(figure.x, target: max(2, room / 70))
    let step = plot.boxes.count > 12 ? 20.0 : 34
    let bottom = step * Double(plot.boxes.count) + 6
    var out = SVGBlock(width: width, height: bottom + 22 + (figure.x.title == nil ? 0 : 18))
    func place(_ value: Double) -> Double? {
      scale.fraction(value).flatMap {
        (-1e-6...1 + 1e-6).contains($0) ? left + $0 * room : nil
      }
    }
    let ticks = TextFrame.fittingTicks(
      scale, columns: Int(room / 7.5), integers: false, percent: figure.x.isPercent)
    for tick in ticks {
      if let column = place(tick.value) { out.line(column, 2, column, bottom, "g") }
    }
    out.line(left, bottom, left + room, bottom, "a")
    SVGFrame.bottomTicks(
      ticks, scale, left: left, width: room, row: bottom, outer: width, on: &out)
    for reference in figure.references {
      guard case .vertical(let value) = reference.direction, let column = place(value) else {
        continue
      }
      out.line(column, 2, column, bottom, "r")
    }
    for (index, box) in plot.boxes.enumerated() {
      let middle = Double(index) * step + step / 2 + 3
      out.text(names[index], left - 8, middle + 4, "k", anchor: "end")
      draw(box, index, middle, half: step * 0.32, place, on: &out)
    }
    if let title = figure.x.title {
      let text = SVGBlock.shortened(title, to: width, 12)
      out.text(text, SVGFrame.centered(text, left + room / 2, width), bottom + 36, "m")
    }
    return out
  }

  private func draw(
    _ box: BoxPlot.Box, _ index: Int, _ middle: Double, half: Double,
    _ place: (Double) -> Double?, on out: inout SVGBlock
  ) {
    let n = SVGBlock.number
    let style = "class=\"\(SVGPalette.series(index))\""
    // Outliers closer than half a pixel look like one.
    for x in Set(box.outliers.compactMap(place).map { ($0 * 2).rounded() / 2 }).sorted() {
      out.elements.append(
        "<circle cx=\"\(n(x))\" cy=\"\(n(middle))\" r=\"2.5\" \(style) fill=\"none\" "
          + "stroke=\"currentColor\"/>")
    }
    guard let start = place(box.lowerWhisker), let low = place(box.lowerQuartile),
      let median = place(box.median), let high = place(box.upperQuartile),
      let end = place(box.upperWhisker)
    else { return }
    out.rect(
      low, middle - half, high - low, half * 2,
      style + " fill=\"currentColor\" fill-opacity=\"0.2\" stroke=\"currentColor\"")
    let cap = half * 0.6
    out.path(
      "M\(n(start)) \(n(middle))H\(n(low))M\(n(high)) \(n(middle))H\(n(end))"
        + "M\(n(start)) \(n(middle - cap))v\(n(cap * 2))M\(n(end)) \(n(middle - cap))v\(n(cap * 2))",
      style + " fill=\"none\" stroke=\"currentColor\"")
    out.path(
      "M\(n(median)) \(n(middle - half))v\(n(half * 2))",
      style + " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"")
  }
}
