extension Figure {
  /// The numbers behind the picture, each with the digits that read back as the same number.
  public var data: DataTable { content.picture.data(self) }

  /// A number with the digits that read back as the same.
  func text(_ value: Double) -> String { NumberFormat.shortest.text(value) }

  /// One column for each series where all share their positions, else one row for each point.
  func seriesData(_ series: [Series], noun: String) -> DataTable {
    guard let first = series.first, series.allSatisfy({ $0.x == first.x }) else {
      return longData(series, noun: noun)
    }
    var columns = [x.title ?? "x"]
    for (index, item) in series.enumerated() {
      let name =
        item.name ?? (series.count == 1 ? y.title ?? "y" : "\(noun) \(index + 1)")
      columns.append(name)
      if item.lower != nil { columns.append("\(name) lower") }
      if item.upper != nil { columns.append("\(name) upper") }
    }
    return DataTable(
      columns,
      first.x.indices.map { point in
        [text(first.x[point])]
          + series.flatMap { item in
            [item.y[point], item.lower?[point], item.upper?[point]].compactMap { $0.map(text) }
          }
      })
  }

  /// One row for each point of each series.
  func longData(_ series: [Series], noun: String) -> DataTable {
    DataTable(
      [noun, x.title ?? "x", y.title ?? "y"],
      series.enumerated().flatMap { index, item in
        zip(item.x, item.y).map { [item.name ?? "\(noun) \(index + 1)", text($0), text($1)] }
      })
  }
}
