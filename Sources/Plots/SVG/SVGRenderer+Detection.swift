extension SVGRenderer {
  /// Error trade-offs with a ring at each equal error rate and a legend that says it.
  func detection(_ plot: DetectionPlot, _ figure: Figure, width: Double) -> SVGBlock {
    let height = plotHeight(figure, min(width * 0.7, 420))
    let scales = PlaneScales(figure, plot.series + plot.crossings, rows: Int(height / 17))
    let frame = SVGFrame(figure, x: scales.x, y: scales.y, outerWidth: width, height: height)
    var area = frame.block()
    drawReferences(figure, frame, on: &area)
    for (index, series) in plot.series.enumerated() {
      area.path(
        lineData(series, .line, scales, frame),
        "class=\"\(SVGPalette.series(index))\" fill=\"none\" stroke=\"currentColor\" "
          + "stroke-width=\"2\" stroke-linejoin=\"round\"" + dashAttribute(index))
      if plot.series.count > 1 {
        drawMarkers(
          series, .line, .band, owner: index, of: plot.series.count, scales, frame, on: &area)
      }
    }
    for (index, series) in plot.crossings.enumerated() {
      for point in scales.runs(series).joined() where point.isInside {
        area.elements.append(
          "<circle class=\"\(SVGPalette.series(index))\" fill=\"none\" stroke=\"currentColor\" "
            + "stroke-width=\"2\" cx=\"\(SVGBlock.number(frame.column(point.x)))\" "
            + "cy=\"\(SVGBlock.number(frame.row(point.y)))\" r=\"6\"/>")
      }
    }
    let legend = legend(plot.legends, width: width, sample: .line)
    return .stacked([legend, area].compactMap { $0 }, width: width)
  }
}
