extension SVGRenderer {
  /// Lines with a legend above and the last values at the right.
  func lines(_ plot: LinePlot, _ figure: Figure, width: Double) -> SVGBlock {
    let height = plotHeight(figure, figure.comparesAxes ? min(width * 0.7, 420) : 250)
    let scales = PlaneScales(figure, plot.series, rows: Int(height / 17))
    let labels = endLabels(plot, figure, scales)
    let right = labels.map { SVGBlock.textWidth($0.text, 12) + 14 }.max() ?? 12
    let frame = SVGFrame(
      figure, x: scales.x, y: scales.y, outerWidth: width, height: height,
      integerX: scales.integerX, integerY: scales.integerY, right: min(right, width / 4))
    var area = frame.block()
    drawReferences(figure, frame, on: &area)
    for (index, series) in plot.series.enumerated() {
      drawInterval(
        series, plot.interval, isFilled: plot.style == .envelope, owner: index, scales, frame,
        on: &area)
    }
    for (index, series) in plot.series.enumerated() {
      if plot.hasLines {
        area.path(
          lineData(series, plot.style, scales, frame),
          "class=\"\(SVGPalette.series(index))\" fill=\"none\" stroke=\"currentColor\" "
            + "stroke-width=\"2\" stroke-linejoin=\"round\"" + dashAttribute(index))
      }
      drawMarkers(
        series, plot.style, plot.interval, owner: index, of: plot.series.count, scales, frame,
        on: &area)
    }
    drawEndLabels(labels, frame, on: &area)
    let legend = legend(
      plot.series.map(\.name), width: width, sample: plot.style == .markers ? .marker : .line)
    return .stacked([legend, area].compactMap { $0 }, width: width)
  }

  func dashAttribute(_ index: Int) -> String {
    SVGPalette.dash(index).map { " stroke-dasharray=\"\($0)\"" } ?? ""
  }

  /// The path of a series, clipped to the plotting area and thinned to its resolution.
  func lineData(
    _ series: Series, _ style: LinePlot.Style, _ scales: PlaneScales, _ frame: SVGFrame
  ) -> String {
    var data = ""
    var pen: PlanePoint?
    func place(_ point: PlanePoint) -> String {
      "\(SVGBlock.number(frame.column(point.x))) \(SVGBlock.number(frame.row(point.y)))"
    }
    func draw(_ a: PlanePoint, _ b: PlanePoint) {
      guard let (from, to) = PlanePoint.clipped(a, b) else { return }
      if pen != from { data += "M" + place(from) }
      data += "L" + place(to)
      pen = to
    }
    for run in scales.runs(series) {
      let points = thinned(run, columns: Int(frame.width))
      // A point between gaps is a dot, which a round cap would make of an empty line.
      if points.count == 1, let point = points.first, point.isInside {
        data += "M" + place(point) + "h0.01"
      }
      for (start, end) in zip(points, points.dropFirst()) {
        if style == .steps {
          let corner = PlanePoint(x: end.x, y: start.y)
          draw(start, corner)
          draw(corner, end)
        } else {
          draw(start, end)
        }
      }
    }
    return data
  }

  /// At most four points for each pixel column: the first, lowest, highest and last of it.
  func thinned(_ points: [PlanePoint], columns: Int) -> [PlanePoint] {
    guard points.count > columns * 4 else { return points }
    var out: [PlanePoint] = []
    var group: [PlanePoint] = []
    func column(_ point: PlanePoint) -> Int { Int(point.x * Double(columns)) }
    func flush() {
      guard let first = group.first, let last = group.last else { return }
      let low = group.indices.min { group[$0].y < group[$1].y } ?? 0
      let high = group.indices.max { group[$0].y < group[$1].y } ?? 0
      out.append(first)
      for index in [min(low, high), max(low, high)] where index > 0 && index < group.count - 1 {
        out.append(group[index])
      }
      if group.count > 1 { out.append(last) }
      group = []
    }
    for point in points {
      if let last = group.last, column(last) != column(point) { flush() }
      group.append(point)
    }
    flush()
    return out
  }

  /// Markers on a line, far enough apart to leave it visible.
  func drawMarkers(
    _ series: Series, _ style: LinePlot.Style, _ interval: LinePlot.Interval, owner: Int,
    of count: Int, _ scales: PlaneScales, _ frame: SVGFrame, on area: inout SVGBlock
  ) {
    let points = scales.runs(series).joined().filter(\.isInside)
    let showsAll = style == .markers || interval == .bars && series.lower != nil
    let isSparse = Double(points.count) * 20 <= frame.width
    guard showsAll || isSparse || count > 1, style != .envelope else { return }
    let spacing = showsAll ? 0 : isSparse ? 1 : 64.0
    // Staggered, so that lines that lie on each other show their markers in turn.
    var next =
      showsAll || isSparse ? -1 : frame.left + Double(owner) * spacing / Double(max(1, count))
    var places: [(x: Double, y: Double)] = []
    for point in points {
      let (x, y) = (frame.column(point.x), frame.row(point.y))
      guard x >= next || showsAll else { continue }
      places.append((x, y))
      next = x + spacing
    }
    area.elements += SVGMarker.elements(owner, of: count, at: places)
  }

  private func drawInterval(
    _ series: Series, _ style: LinePlot.Interval, isFilled: Bool, owner: Int,
    _ scales: PlaneScales, _ frame: SVGFrame, on area: inout SVGBlock
  ) {
    guard let lower = series.lower, let upper = series.upper else { return }
    var runs: [[(x: Double, low: Double, high: Double)]] = [[]]
    for index in series.x.indices {
      if let x = scales.x.fraction(series.x[index]), (-1e-9...1 + 1e-9).contains(x),
        let low = scales.y.fraction(lower[index]), let high = scales.y.fraction(upper[index])
      {
        let ends = [low, high].map { frame.row(min(max($0, 0), 1)) }
        runs[runs.count - 1].append((frame.column(x), ends[0], ends[1]))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    let style = (style, "class=\"\(SVGPalette.series(owner))\"")
    let n = SVGBlock.number
    for run in runs where !run.isEmpty {
      if style.0 == .band {
        let there = run.map { "\(n($0.x)) \(n($0.high))" }
        let back = run.reversed().map { "\(n($0.x)) \(n($0.low))" }
        area.path(
          "M" + (there + back).joined(separator: "L") + "Z",
          style.1 + " fill=\"currentColor\" fill-opacity=\"\(isFilled ? "0.8" : "0.18")\"")
      } else {
        let data = run.map { end in
          "M\(n(end.x)) \(n(end.low))V\(n(end.high))M\(n(end.x - 4)) \(n(end.low))h8"
            + "M\(n(end.x - 4)) \(n(end.high))h8"
        }
        area.path(
          data.joined(), style.1 + " fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"")
      }
    }
  }
}
