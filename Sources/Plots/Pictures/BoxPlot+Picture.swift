import Diagnostics

extension BoxPlot: Picture {
  var kindName: String { "Box plot" }

  var isEmpty: Bool { boxes.allSatisfy { $0.count == 0 } }

  var legibleWidth: Int { 38 }

  func sentence(_ figure: Figure) -> String {
    let parts = boxes.map { box in
      box.count == 0
        ? "\(box.name) has no values"
        : "\(box.name) has median \(figure.word(box.median)) and quartiles "
          + "\(figure.word(box.lowerQuartile)) and \(figure.word(box.upperQuartile))"
    }
    return "\(kindName), \(counted(boxes.count, "group")); \(figure.some(parts))."
  }

  func data(_ figure: Figure) -> DataTable {
    DataTable(
      [
        "group", "n", "lower whisker", "lower quartile", "median", "upper quartile",
        "upper whisker", "outliers",
      ],
      boxes.map { box in
        [box.name, String(box.count)]
          + [
            box.lowerWhisker, box.lowerQuartile, box.median, box.upperQuartile, box.upperWhisker,
          ].map(figure.text) + [box.outliers.map(figure.text).joined(separator: " ")]
      })
  }

  func notes(_ figure: Figure) -> [String] {
    figure.droppedNote(dropped) + figure.scaleNote(boxes.flatMap(\.all), figure.x)
  }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.boxes(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.boxes(self, figure, width: width)
  }
}

extension BoxPlot.Box {
  /// The whiskers' ends and everything beyond them.
  var all: [Double] { [lowerWhisker, upperWhisker] + outliers }
}
