import Diagnostics

extension DensityPlot: Picture {
  var kindName: String { "Density plot" }

  var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

  var legibleWidth: Int { 34 }

  func sentence(_ figure: Figure) -> String {
    let parts = curves.enumerated().map { index, curve -> String in
      let name = curve.name ?? (curves.count == 1 ? "the density" : "group \(index + 1)")
      guard let peak = zip(curve.x, curve.y).max(by: { $0.1 < $1.1 }) else {
        return "\(name) has no values"
      }
      return "\(name) is highest at \(figure.word(peak.0, percent: figure.x.isPercent))"
    }
    let count = counts.reduce(0, +)
    return "\(kindName), \(counted(count, "value")) in "
      + "\(counted(curves.count, "group")); \(figure.some(parts))."
  }

  func data(_ figure: Figure) -> DataTable { figure.seriesData(curves, noun: "group") }

  func notes(_ figure: Figure) -> [String] { figure.droppedNote(dropped) }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.density(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.density(self, figure, width: width)
  }
}
