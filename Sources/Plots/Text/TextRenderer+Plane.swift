import Diagnostics

extension TextRenderer {
  /// Bands or bars between the lower and upper ends of the series' intervals.
  func drawIntervals(
    _ plot: LinePlot, _ scales: PlaneScales, on area: inout CellGrid, _ frame: TextFrame
  ) {
    for (index, series) in plot.series.enumerated() {
      guard let lower = series.lower, let upper = series.upper else { continue }
      let ends = series.x.indices.map { point -> (x: Double, low: Double, high: Double)? in
        guard let x = scales.x.fraction(series.x[point]), (0...1).contains(x),
          let low = scales.y.fraction(lower[point]), let high = scales.y.fraction(upper[point])
        else { return nil }
        return (x, min(max(low, 0), 1), min(max(high, 0), 1))
      }
      func fill(_ column: Int, _ low: Double, _ high: Double, _ glyph: String) {
        let (top, bottom) = (frame.row(max(low, high)), frame.row(min(low, high)))
        for row in top...max(top, bottom) {
          area.put(glyph, row: row, column: column, tone: .series(index))
        }
      }
      if plot.interval == .bars {
        for end in ends {
          if let end { fill(frame.column(end.x), end.low, end.high, glyphs.vertical) }
        }
        continue
      }
      for (start, end) in zip(ends, ends.dropFirst()) {
        guard let start, let end else { continue }
        let (first, last) = (frame.column(min(start.x, end.x)), frame.column(max(start.x, end.x)))
        for column in first...max(first, last) {
          let part = last > first ? Double(column - first) / Double(last - first) : 1
          let weight = start.x <= end.x ? part : 1 - part
          fill(
            column, start.low * (1 - weight) + end.low * weight,
            start.high * (1 - weight) + end.high * weight,
            plot.style == .envelope ? glyphs.full : glyphs.band)
        }
      }
    }
  }

  /// Reference lines with their labels.
  func drawReferences(
    _ figure: Figure, _ scales: PlaneScales, on area: inout CellGrid, _ frame: TextFrame
  ) {
    for reference in figure.references {
      let label = reference.label.map { glyphs.fitted(glyphs.clean($0), area.width - 2) } ?? ""
      switch reference.direction {
      case .horizontal(let value):
        guard let fraction = scales.y.fraction(value), (0...1).contains(fraction) else { continue }
        let row = frame.row(fraction)
        area.put(
          String(repeating: glyphs.dashedHorizontal, count: area.width), row: row, column: 0,
          tone: .faint)
        let start = max(0, area.width - displayWidth(label) - 2)
        if !label.isEmpty { area.put(" \(label) ", row: row, column: start, tone: .faint) }
      case .vertical(let value):
        guard let fraction = scales.x.fraction(value), (0...1).contains(fraction) else { continue }
        let column = frame.column(fraction)
        for row in 0..<area.height {
          area.put(glyphs.dashedVertical, row: row, column: column, tone: .faint)
        }
        let start =
          column + 1 + displayWidth(label) <= area.width
          ? column + 1 : max(0, column - displayWidth(label))
        if !label.isEmpty { area.put(label, row: 0, column: start, tone: .faint) }
      case .diagonal:
        for column in 0..<area.width {
          let part = area.width > 1 ? Double(column) / Double(area.width - 1) : 0
          guard let value = scales.x.value(part), let fraction = scales.y.fraction(value),
            (0...1).contains(fraction)
          else { continue }
          area.put(
            glyphs.isASCII ? "." : "·", row: frame.row(fraction), column: column, tone: .faint)
        }
      }
    }
  }
}
