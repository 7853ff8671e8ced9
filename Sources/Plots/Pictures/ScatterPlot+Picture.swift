import Diagnostics

extension ScatterPlot: Picture {
  var kindName: String { "Scatter plot" }

  var isEmpty: Bool { classes.allSatisfy { $0.y.isEmpty } }

  var legibleWidth: Int { 30 }

  func sentence(_ figure: Figure) -> String {
    let count = classes.map(\.x.count).reduce(0, +)
    func middle(_ series: Series?) -> String {
      "around (\(figure.word(mean(series?.x ?? []))), \(figure.word(mean(series?.y ?? []))))"
    }
    guard classes.count > 1 || classes.first?.name != nil else {
      return "\(kindName), \(counted(count, "point")); \(middle(classes.first))."
    }
    let parts = classes.enumerated().map { index, series in
      "\(series.name ?? "class \(index + 1)") \(series.x.count) \(middle(series))"
    }
    return "\(kindName), \(counted(count, "point")) in "
      + "\(counted(classes.count, "class", plural: "classes")); \(figure.some(parts))."
  }

  func data(_ figure: Figure) -> DataTable { figure.longData(classes, noun: "class") }

  func notes(_ figure: Figure) -> [String] { figure.planeNotes(classes) }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.scatter(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.scatter(self, figure, width: width)
  }

  private func mean(_ values: [Double]) -> Double {
    let finite = values.filter(\.isFinite)
    return finite.isEmpty ? .nan : finite.reduce(0) { $0 + $1 / Double(finite.count) }
  }
}
