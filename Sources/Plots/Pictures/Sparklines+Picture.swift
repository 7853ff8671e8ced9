import Diagnostics

extension Sparklines: Picture {
  var kindName: String { "Sparklines" }

  var isEmpty: Bool { rows.allSatisfy { $0.values.isEmpty } }

  var legibleWidth: Int { 36 }

  func sentence(_ figure: Figure) -> String {
    let parts = rows.enumerated().map { figure.describe($1.name ?? "row \($0 + 1)", $1.values) }
    return "\(kindName), \(counted(rows.count, "row")); \(figure.some(parts))."
  }

  func data(_ figure: Figure) -> DataTable {
    DataTable(
      ["name", "position", "value"],
      rows.flatMap { row in
        row.values.enumerated().map { [row.name ?? "", String($0 + 1), figure.text($1)] }
      })
  }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.sparklines(self, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.sparklines(self, width: width)
  }
}
