extension Figure {
  /// The numbers behind the picture, each with the digits that read back as the same number.
  public var data: DataTable {
    switch content {
    case .lines(let plot): seriesData(plot.series, noun: "series")
    case .detection(let plot): detectionData(plot)
    case .scatter(let plot): longData(plot.classes, noun: "class")
    case .density(let plot): seriesData(plot.curves, noun: "group")
    case .bars(let plot): barData(plot)
    case .histogram(let plot): histogramData(plot)
    case .boxes(let plot): boxData(plot)
    case .heatMap(let plot): heatData(plot)
    case .confusion(let plot): confusionData(plot)
    case .sparklines(let plot):
      DataTable(
        ["name", "position", "value"],
        plot.rows.flatMap { row in
          row.values.enumerated().map { [row.name ?? "", String($0 + 1), text($1)] }
        })
    case .panels(let plot): panelData(plot)
    }
  }

  private func text(_ value: Double) -> String { NumberFormat.shortest.text(value) }

  private func name(_ series: String?, _ index: Int, _ noun: String) -> String {
    series ?? "\(noun) \(index + 1)"
  }

  /// One column for each series where all share their positions, else one row for each point.
  private func seriesData(_ series: [Series], noun: String) -> DataTable {
    guard let first = series.first, series.allSatisfy({ $0.x == first.x }) else {
      return longData(series, noun: noun)
    }
    var columns = [x.title ?? "x"]
    for (index, item) in series.enumerated() {
      let name =
        series.count == 1 ? item.name ?? y.title ?? "y" : name(item.name, index, noun)
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

  private func longData(_ series: [Series], noun: String) -> DataTable {
    DataTable(
      [noun, x.title ?? "x", y.title ?? "y"],
      series.enumerated().flatMap { index, item in
        zip(item.x, item.y).map { [name(item.name, index, noun), text($0), text($1)] }
      })
  }

  private func detectionData(_ plot: DetectionPlot) -> DataTable {
    DataTable(
      ["curve", "false acceptance", "false rejection", "equal error rate"],
      plot.curves.enumerated().flatMap { index, curve in
        zip(curve.falseAcceptance, curve.falseRejection).map {
          [name(curve.name, index, "curve"), text($0), text($1), text(curve.equalErrorRate)]
        }
      })
  }

  private func barData(_ plot: BarPlot) -> DataTable {
    var columns = [y.title ?? "category"]
    for (index, group) in plot.groups.enumerated() {
      let name =
        plot.groups.count == 1
        ? group.name ?? x.title ?? "value" : name(group.name, index, "group")
      columns.append(name)
      if group.lower != nil { columns.append("\(name) lower") }
      if group.upper != nil { columns.append("\(name) upper") }
    }
    return DataTable(
      columns,
      plot.categories.enumerated().map { index, category in
        [category]
          + plot.groups.flatMap { group in
            [group.values[index], group.lower?[index], group.upper?[index]].compactMap {
              $0.map(text)
            }
          }
      })
  }

  private func histogramData(_ plot: Histogram) -> DataTable {
    let names = plot.groups.enumerated().map { index, group in
      plot.groups.count == 1 ? group.name ?? "count" : name(group.name, index, "group")
    }
    return DataTable(
      ["from", "to"] + names,
      zip(plot.edges, plot.edges.dropFirst()).enumerated().map { bin, ends in
        [text(ends.0), text(ends.1)] + plot.groups.map { String($0.counts[bin]) }
      })
  }

  private func boxData(_ plot: BoxPlot) -> DataTable {
    DataTable(
      [
        "group", "n", "lower whisker", "lower quartile", "median", "upper quartile",
        "upper whisker", "outliers",
      ],
      plot.boxes.map { box in
        [box.name, String(box.count)]
          + [
            box.lowerWhisker, box.lowerQuartile, box.median, box.upperQuartile, box.upperWhisker,
          ].map(text) + [box.outliers.map(text).joined(separator: " ")]
      })
  }

  private func heatData(_ plot: HeatMap) -> DataTable {
    let count = plot.values.first?.count ?? 0
    return DataTable(
      [y.title ?? "row"] + (plot.columnLabels ?? (0..<count).map { String($0) }),
      plot.values.enumerated().map { index, row in
        [plot.rowLabels?[index] ?? String(index)] + row.map(text)
      })
  }

  private func confusionData(_ plot: ConfusionMatrix) -> DataTable {
    DataTable(
      ["true"] + plot.classes + ["recall"],
      plot.classes.enumerated().map { index, name in
        [name] + plot.counts[index].map { String($0) }
          + [plot.share(index, index).map(text) ?? "nan"]
      })
  }

  private func panelData(_ plot: Panels) -> DataTable {
    let tables = plot.figures.map(\.data)
    let width = tables.map(\.columns.count).max() ?? 0
    var rows: [[String]] = []
    for (index, table) in tables.enumerated() {
      let name = plot.figures[index].title ?? "panel \(index + 1)"
      for row in [table.columns] + table.rows {
        rows.append([name] + row + [String](repeating: "", count: width - row.count))
      }
    }
    return DataTable(["panel"] + (0..<width).map { "column \($0 + 1)" }, rows)
  }
}
