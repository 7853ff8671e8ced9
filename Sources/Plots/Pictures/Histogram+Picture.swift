import Diagnostics

extension Histogram: Picture {
  var kindName: String { "Histogram" }

  var isEmpty: Bool { edges.isEmpty }

  var legibleWidth: Int { 34 }

  func sentence(_ figure: Figure) -> String {
    let parts = groups.enumerated().map { index, group -> String in
      let name = group.name ?? (groups.count == 1 ? nil : "group \(index + 1)")
      let lead = name.map { "\($0): " } ?? ""
      let total = group.counts.reduce(0, +)
      guard total > 0,
        let bin = group.counts.indices.max(by: { a, b in
          (group.counts[a], -a) < (group.counts[b], -b)
        })
      else { return "\(lead)no values" }
      return "\(lead)\(counted(total, "value")), most (\(group.counts[bin])) from "
        + "\(figure.word(edges[bin])) to \(figure.word(edges[bin + 1]))"
    }
    return "\(kindName), \(counted(max(0, edges.count - 1), "bin")) from "
      + "\(figure.word(edges.first ?? 0)) to \(figure.word(edges.last ?? 0)); \(figure.some(parts))."
  }

  func data(_ figure: Figure) -> DataTable {
    let names = groups.enumerated().map { index, group in
      group.name ?? (groups.count == 1 ? "count" : "group \(index + 1)")
    }
    return DataTable(
      ["from", "to"] + names,
      zip(edges, edges.dropFirst()).enumerated().map { bin, ends in
        [figure.text(ends.0), figure.text(ends.1)] + groups.map { String($0.counts[bin]) }
      })
  }

  func notes(_ figure: Figure) -> [String] { figure.droppedNote(dropped) }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.histogram(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.histogram(self, figure, width: width)
  }
}
