extension SVGRenderer {
  /// Points with a shape for each class.
  func scatter(_ plot: ScatterPlot, _ figure: Figure, width: Double) -> SVGBlock {
    let height = plotHeight(figure, 360)
    let scales = PlaneScales(figure, plot.classes, rows: Int(height / 17), coversX: true)
    let frame = SVGFrame(
      figure, x: scales.x, y: scales.y, outerWidth: width, height: height,
      integerX: scales.integerX, integerY: scales.integerY)
    var area = frame.block()
    drawReferences(figure, frame, on: &area)
    for (index, series) in plot.classes.enumerated() {
      let places = scales.runs(series).joined().filter(\.isInside).map {
        (x: frame.column($0.x).rounded(), y: frame.row($0.y).rounded())
      }
      area.elements += SVGMarker.elements(
        index, of: plot.classes.count, at: places, radius: 3.2)
    }
    let legend = legend(plot.classes.map(\.name), width: width, sample: .marker)
    return .stacked([legend, area].compactMap { $0 }, width: width)
  }

  /// Curves above faint areas.
  func density(_ plot: DensityPlot, _ figure: Figure, width: Double) -> SVGBlock {
    let height = plotHeight(figure, 200)
    let scales = PlaneScales(figure, plot.curves, rows: Int(height / 17), fromZero: true)
    let frame = SVGFrame(
      figure, x: scales.x, y: scales.y, outerWidth: width, height: height)
    var area = frame.block()
    drawReferences(figure, frame, on: &area)
    for (index, curve) in plot.curves.enumerated() {
      let style = "class=\"\(SVGPalette.series(index))\""
      let line = lineData(curve, .line, scales, frame)
      if !line.isEmpty, let first = curve.x.first.flatMap(scales.x.fraction),
        let last = curve.x.last.flatMap(scales.x.fraction)
      {
        let bottom = SVGBlock.number(frame.top + frame.height)
        area.path(
          line + "L\(SVGBlock.number(frame.column(last))) \(bottom)"
            + "L\(SVGBlock.number(frame.column(first))) \(bottom)Z",
          style + " fill=\"currentColor\" fill-opacity=\"0.15\"")
      }
      area.path(
        line,
        style + " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"" + dashAttribute(index))
      let peak = scales.runs(curve).joined().filter(\.isInside).max { $0.y < $1.y }
      if let peak, plot.curves.count > 1 {
        area.elements += SVGMarker.elements(
          index, of: plot.curves.count, at: [(frame.column(peak.x), frame.row(peak.y))])
      }
    }
    let legend = legend(plot.curves.map(\.name), width: width, sample: .line)
    return .stacked([legend, area].compactMap { $0 }, width: width)
  }

  /// Columns of counts; several groups stand below each other on one axis.
  func histogram(_ plot: Histogram, _ figure: Figure, width: Double) -> SVGBlock {
    let height = plotHeight(figure, plot.groups.count > 1 ? 90 : 200)
    let values = plot.groups.flatMap(\.counts).map(Double.init)
    let zero = figure.y.scale == .linear ? [0.0] : []
    let y = AxisScale(figure.y, over: values + zero)
      .covering(figure.y, target: max(2, height / 17), integers: true)
    let (low, high) = (plot.edges.first ?? 0, plot.edges.last ?? 1)
    let x = AxisScale(kind: .linear, low: low, high: high > low ? high : low + 1)
    var parts: [SVGBlock] = []
    for (index, group) in plot.groups.enumerated() {
      let frame = SVGFrame(
        figure, x: x, y: y, outerWidth: width, height: height, integerY: true,
        showsTitle: index == 0)
      var names = [String?](repeating: nil, count: plot.groups.count)
      names[index] = group.name
      if let legend = legend(names, width: width, sample: .area) { parts.append(legend) }
      var area = frame.block(labelled: index == plot.groups.count - 1)
      for (bin, count) in group.counts.enumerated() where count > 0 {
        guard let start = x.fraction(plot.edges[bin]), let end = x.fraction(plot.edges[bin + 1]),
          let fraction = y.fraction(Double(count))
        else { continue }
        let (from, to) = (frame.column(start), frame.column(end))
        let gap = to - from > 4 ? 1.0 : 0
        let top = frame.row(min(fraction, 1))
        area.rect(
          from + gap / 2, top, to - from - gap, frame.top + frame.height - top,
          "class=\"\(SVGPalette.series(index))\" fill=\"currentColor\"")
      }
      parts.append(area)
    }
    return .stacked(parts, width: width)
  }
}
