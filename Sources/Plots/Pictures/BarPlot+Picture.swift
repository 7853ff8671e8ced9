import Diagnostics

extension BarPlot: Picture {
  var kindName: String { "Bar chart" }

  var isEmpty: Bool { categories.isEmpty || groups.isEmpty }

  var legibleWidth: Int { 38 }

  func sentence(_ figure: Figure) -> String {
    let parts = groups.enumerated().map { index, group -> String in
      let values = zip(categories, group.values).map {
        "\($0) \($1.isNaN ? "has no value" : figure.word($1, percent: figure.x.isPercent))"
      }
      let name = groups.count == 1 ? nil : group.name ?? "group \(index + 1)"
      return (name.map { "\($0): " } ?? "") + figure.some(values).replacingSemicolons
    }
    return [kindName, counted(categories.count, "category", plural: "categories"), figure.x.title]
      .compactMap { $0 }.joined(separator: ", ") + "; " + figure.some(parts) + "."
  }

  func data(_ figure: Figure) -> DataTable {
    var columns = [figure.y.title ?? "category"]
    for (index, group) in groups.enumerated() {
      let name =
        group.name ?? (groups.count == 1 ? figure.x.title ?? "value" : "group \(index + 1)")
      columns.append(name)
      if group.lower != nil { columns.append("\(name) lower") }
      if group.upper != nil { columns.append("\(name) upper") }
    }
    return DataTable(
      columns,
      categories.enumerated().map { index, category in
        [category]
          + groups.flatMap { group in
            [group.values[index], group.lower?[index], group.upper?[index]].compactMap {
              $0.map(figure.text)
            }
          }
      })
  }

  func notes(_ figure: Figure) -> [String] {
    figure.scaleNote(groups.flatMap(\.values), figure.x)
  }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.bars(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.bars(self, figure, width: width)
  }
}

extension String {
  /// The text with commas where an enumeration had semicolons, for enumerations inside others.
  fileprivate var replacingSemicolons: String {
    split(separator: ";", omittingEmptySubsequences: false).joined(separator: ",")
  }
}
