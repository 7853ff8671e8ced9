import Diagnostics

extension LinePlot: Picture {
  var kindName: String { style == .envelope ? "Waveform" : "Line chart" }

  var isEmpty: Bool { series.allSatisfy { $0.y.isEmpty } }

  var legibleWidth: Int { 34 }

  func sentence(_ figure: Figure) -> String {
    let parts = series.enumerated().map { index, item in
      let name =
        item.name ?? (series.count == 1 ? figure.y.label ?? "the value" : "series \(index + 1)")
      return style == .envelope
        ? reach(name, item, figure)
        : figure.describe(name, item.y, percent: figure.y.isPercent)
    }
    let head = [kindName, counted(series.count, "series", plural: "series"), span(figure)]
    return head.compactMap { $0 }.joined(separator: ", ") + "; " + figure.some(parts) + "."
  }

  func data(_ figure: Figure) -> DataTable { figure.seriesData(series, noun: "series") }

  func notes(_ figure: Figure) -> [String] { figure.planeNotes(series) }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.lines(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.lines(self, figure, width: width)
  }

  /// How far a series reaches: `amplitude lies between -0.5 and 0.5`.
  private func reach(_ name: String, _ series: Series, _ figure: Figure) -> String {
    let low = (series.lower ?? series.y).filter(\.isFinite).min()
    let high = (series.upper ?? series.y).filter(\.isFinite).max()
    guard let low, let high else { return "\(name) has no values" }
    return "\(name) lies between \(figure.word(low, percent: figure.y.isPercent)) and "
      + figure.word(high, percent: figure.y.isPercent)
  }

  /// The range of the horizontal axis: `epoch 1 to 20`.
  private func span(_ figure: Figure) -> String? {
    let x = figure.x
    let places = series.flatMap(\.x).filter(\.isFinite)
    guard let low = places.min(), let high = places.max(), low < high else { return nil }
    let range =
      "\(figure.word(low, percent: x.isPercent)) to \(figure.word(high, percent: x.isPercent))"
    return "\(x.label ?? "x") \(range)" + (x.unit.map { " \($0)" } ?? "")
  }
}
