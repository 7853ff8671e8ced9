import Diagnostics

extension TextRenderer {
  /// The last value of a series and the height at which it is written.
  struct EndLabel {
    let fraction: Double
    let text: String
    let tone: Tone
  }

  /// Labels of the last values; none where the picture is narrow or they would crowd.
  func endLabels(
    _ plot: LinePlot, _ figure: Figure, _ scales: PlaneScales, width: Int
  ) -> [EndLabel] {
    guard width >= 48, plot.hasLines, plot.series.count <= 8, !figure.comparesAxes else {
      return []
    }
    let ends = plot.series.map(scales.lastPoint)
    let values = ends.compactMap { $0?.value }
    let format =
      figure.y.isPercent
      ? NumberFormat.percentColumn(of: values) : NumberFormat.column(of: values)
    return ends.enumerated().compactMap { index, last in
      guard let last else { return nil }
      let value = format.text(last.value)
      let glyph = plot.series.count > 1 ? glyphs.marker(index, of: plot.series.count) + " " : ""
      return EndLabel(fraction: last.fraction, text: glyph + value, tone: .series(index))
    }
  }

  /// The labels in one column, each as near to its height as the others allow.
  func placed(_ labels: [EndLabel], _ frame: TextFrame, width: Int) -> CellGrid {
    var out = CellGrid(width: width, height: frame.rows)
    let order = labels.indices.sorted {
      (labels[$0].fraction, -$0) > (labels[$1].fraction, -$1)
    }
    var rows = order.map { frame.row(labels[$0].fraction) }
    for index in rows.indices.dropFirst() { rows[index] = max(rows[index], rows[index - 1] + 1) }
    var limit = frame.rows - 1
    for index in rows.indices.reversed() {
      rows[index] = min(rows[index], limit)
      limit = rows[index] - 1
    }
    for (row, index) in zip(rows, order) {
      out.put(labels[index].text, row: row, column: 1, tone: labels[index].tone)
    }
    return out
  }
}
