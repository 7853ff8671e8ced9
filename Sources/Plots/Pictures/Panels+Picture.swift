import Diagnostics

extension Panels: Picture {
  var kindName: String { "Panels" }

  var isEmpty: Bool { figures.isEmpty }

  var legibleWidth: Int { 80 }

  var takesAllWidth: Bool { true }

  func sentence(_ figure: Figure) -> String {
    "\(kindName), \(counted(figures.count, "figure")): "
      + figures.map { panel in panel.title.map { "\($0): " + panel.sentence } ?? panel.sentence }
      .joined(separator: " ")
  }

  func data(_ figure: Figure) -> DataTable {
    let tables = figures.map(\.data)
    let width = tables.map(\.columns.count).max() ?? 0
    var rows: [[String]] = []
    for (index, table) in tables.enumerated() {
      let name = figures[index].title ?? "panel \(index + 1)"
      for row in [table.columns] + table.rows {
        rows.append([name] + row + [String](repeating: "", count: width - row.count))
      }
    }
    return DataTable(["panel"] + (0..<width).map { "column \($0 + 1)" }, rows)
  }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.panels(self, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.panels(self, width: width)
  }
}
