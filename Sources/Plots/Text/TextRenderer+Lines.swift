import Diagnostics

extension TextRenderer {
  /// Lines with a legend above and the last values at the right.
  func lines(_ plot: LinePlot, _ figure: Figure, width: Int) -> CellGrid {
    let scales = PlaneScales(figure, plot.series, rows: rowCount(figure, 15))
    let labels = endLabels(plot, figure, scales, width: width)
    let margin = labels.map { displayWidth($0.text) + 1 }.max() ?? 0
    let frame = TextFrame(
      figure, x: scales.x, y: scales.y, width: width, rows: rowCount(figure, 15), glyphs: glyphs,
      integerX: scales.integerX, integerY: scales.integerY, rightMargin: margin)
    var area = CellGrid(width: frame.columns, height: frame.rows)
    drawIntervals(plot, scales, on: &area, frame)
    drawReferences(figure, scales, on: &area, frame)
    var pixels = PixelGrid(
      columns: frame.columns, rows: frame.rows, resolution: lineResolution)
    for (index, series) in plot.series.enumerated() where plot.style != .envelope {
      drawLine(series, plot.style, owner: index, scales, on: &pixels)
    }
    pixels.draw(
      on: &area, marker: { glyphs.marker($0, of: plot.series.count) }, tone: { .series($0) })
    drawMarkers(
      plot.style == .envelope ? [] : plot.series, style: plot.style, interval: plot.interval,
      scales, on: &area, pixels)
    let side = margin > 0 ? placed(labels, frame, width: margin) : nil
    // One line needs no markers to be told apart, so that its sample shows the line itself.
    let sample = plot.series.count == 1 && !presentation.ascii && plot.hasLines
    let legend = legend(plot.series.map(\.name), sample: sample ? "▄▄" : nil)
      .grid(width: width, glyphs: glyphs)
    return CellGrid.stacked([legend, frame.framed(area, margin: side)].compactMap { $0 })
  }

  var lineResolution: PixelGrid.Resolution {
    presentation.ascii ? .cell : usesBraille ? .braille : .quadrant
  }

  func rowCount(_ figure: Figure, _ usual: Int) -> Int {
    min(max(figure.rows ?? rows ?? usual, 2), 200)
  }

  /// A legend of the series that have names.
  func legend(_ names: [String?], sample: String? = nil) -> Legend {
    Legend(
      entries: names.enumerated().compactMap { index, name in
        guard let name, !name.isEmpty else { return nil }
        let glyph = sample ?? glyphs.marker(index, of: names.count)
        return Legend.Entry(glyph: glyph, tone: .series(index), name: name)
      })
  }

  /// The running numbers of dots that a series sets: solid, dashed, dotted, dash-dotted.
  private func dash(_ series: Int) -> (Int) -> Bool {
    if presentation.ascii { return { _ in true } }
    switch series % 4 {
    case 1: return { $0 % 12 < 8 }
    case 2: return { $0 % 4 < 2 }
    case 3: return { $0 % 18 < 12 || $0 % 18 > 15 }
    default: return { _ in true }
    }
  }

  func drawLine(
    _ series: Series, _ style: LinePlot.Style, owner: Int, _ scales: PlaneScales,
    on pixels: inout PixelGrid
  ) {
    let dash = dash(owner)
    var length = 0
    for run in scales.runs(series) {
      if run.count == 1 || style == .markers {
        for point in run where point.isInside {
          let place = pixels.pixel(point.x, point.y)
          pixels.set(place.x, place.y, owner: owner)
        }
        continue
      }
      for (start, end) in zip(run, run.dropFirst()) {
        let corner = PlanePoint(x: end.x, y: start.y)
        for (a, b) in style == .steps ? [(start, corner), (corner, end)] : [(start, end)] {
          guard let (from, to) = PlanePoint.clipped(a, b) else { continue }
          pixels.line(
            from: pixels.pixel(from.x, from.y), to: pixels.pixel(to.x, to.y), owner: owner,
            length: &length, dash: dash)
        }
      }
    }
  }

  /// Markers on the lines, far enough apart to leave the lines visible.
  func drawMarkers(
    _ all: [Series], style: LinePlot.Style, interval: LinePlot.Interval, _ scales: PlaneScales,
    on area: inout CellGrid, _ pixels: PixelGrid
  ) {
    let count = all.count
    for (index, series) in all.enumerated() {
      let points = scales.runs(series).joined().filter(\.isInside)
      let isSparse = points.count * 4 <= area.width
      let showsAll = style == .markers || interval == .bars && series.lower != nil
      guard showsAll || isSparse || count > 1 else { continue }
      let spacing = showsAll ? 0 : isSparse ? 1 : 10
      // Staggered, so that lines that lie on each other show their markers in turn.
      var next = isSparse || showsAll ? 0 : (index * 10 / max(count, 1)) % 10
      for point in points {
        let cell = pixels.cell(point.x, point.y)
        guard cell.column >= next || showsAll else { continue }
        area.put(
          glyphs.marker(index, of: count), row: cell.row, column: cell.column, tone: .series(index))
        next = cell.column + spacing
      }
    }
  }
}
