import Diagnostics

extension HeatMap: Picture {
  var kindName: String { "Heat map" }

  var isEmpty: Bool { values.first?.isEmpty ?? true }

  var legibleWidth: Int {
    rowLabels == nil && columnLabels == nil ? 34 : min(80, 12 + 6 * (values.first?.count ?? 0))
  }

  var takesAllWidth: Bool { true }

  func sentence(_ figure: Figure) -> String {
    let columns = values.first?.count ?? 0
    let size = "\(kindName), \(counted(values.count, "row")) by \(counted(columns, "column"))"
    var low: (row: Int, column: Int)?
    var high: (row: Int, column: Int)?
    func value(_ place: (row: Int, column: Int)) -> Double { values[place.row][place.column] }
    for row in values.indices {
      for column in values[row].indices where values[row][column].isFinite {
        let next = values[row][column]
        if low.map({ next < value($0) }) ?? true { low = (row, column) }
        if high.map({ next > value($0) }) ?? true { high = (row, column) }
      }
    }
    guard let low, let high else { return size + "; no values." }
    func cell(_ place: (row: Int, column: Int)) -> String {
      "row \(rowLabels?[place.row] ?? String(place.row)), column "
        + (columnLabels?[place.column] ?? String(place.column))
    }
    return size + "; \(shade.label ?? "values") from "
      + "\(figure.word(value(low), percent: shade.isPercent)) (\(cell(low))) to "
      + "\(figure.word(value(high), percent: shade.isPercent)) (\(cell(high)))."
  }

  func data(_ figure: Figure) -> DataTable {
    let count = values.first?.count ?? 0
    return DataTable(
      [figure.y.title ?? "row"] + (columnLabels ?? (0..<count).map { String($0) }),
      values.enumerated().map { index, row in
        [rowLabels?[index] ?? String(index)] + row.map(figure.text)
      })
  }

  func notes(_ figure: Figure) -> [String] { figure.scaleNote(Array(values.joined()), shade) }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.heatMap(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.heatMap(self, figure, width: width)
  }
}
