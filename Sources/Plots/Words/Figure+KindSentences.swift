import Diagnostics

extension Figure {
  func lineSentence(_ plot: LinePlot) -> String {
    let parts = plot.series.enumerated().map { index, series in
      let name =
        series.name ?? (plot.series.count == 1 ? y.label ?? "the value" : "series \(index + 1)")
      return plot.style == .envelope
        ? reach(name, series) : describe(name, series.y, percent: y.isPercent)
    }
    let head = [kind, counted(plot.series.count, "series", plural: "series"), span(plot.series)]
    return head.compactMap { $0 }.joined(separator: ", ") + "; " + some(parts) + "."
  }

  /// How far a series reaches: `amplitude lies between -0.5 and 0.5`.
  private func reach(_ name: String, _ series: Series) -> String {
    let low = (series.lower ?? series.y).filter(\.isFinite).min()
    let high = (series.upper ?? series.y).filter(\.isFinite).max()
    guard let low, let high else { return "\(name) has no values" }
    return "\(name) lies between \(word(low, percent: y.isPercent)) and "
      + word(high, percent: y.isPercent)
  }

  func detectionSentence(_ plot: DetectionPlot) -> String {
    let parts = plot.curves.enumerated().map { index, curve in
      let name = curve.name ?? (plot.curves.count == 1 ? "the verifier" : "curve \(index + 1)")
      return "\(name) has an equal error rate of \(word(curve.equalErrorRate, percent: true))"
    }
    return "\(kind), \(counted(plot.curves.count, "verifier")); \(some(parts))."
  }

  func scatterSentence(_ plot: ScatterPlot) -> String {
    let count = plot.classes.map(\.x.count).reduce(0, +)
    let parts = plot.classes.enumerated().map { index, series in
      "\(series.name ?? "class \(index + 1)") \(series.x.count) around ("
        + "\(word(mean(series.x))), \(word(mean(series.y))))"
    }
    let named = plot.classes.count > 1 || plot.classes.first?.name != nil
    return "\(kind), \(counted(count, "point"))"
      + (named ? " in \(counted(plot.classes.count, "class", plural: "classes"))" : "") + "; "
      + (named
        ? some(parts)
        : "around (\(word(mean(plot.classes.first?.x ?? []))), "
          + "\(word(mean(plot.classes.first?.y ?? []))))") + "."
  }

  func densitySentence(_ plot: DensityPlot) -> String {
    let parts = plot.curves.enumerated().compactMap { index, curve -> String? in
      let name = curve.name ?? (plot.curves.count == 1 ? "the density" : "group \(index + 1)")
      guard let peak = zip(curve.x, curve.y).max(by: { $0.1 < $1.1 }) else {
        return "\(name) has no values"
      }
      return "\(name) is highest at \(word(peak.0, percent: x.isPercent))"
    }
    let count = plot.counts.reduce(0, +)
    return "\(kind), \(counted(count, "value")) in "
      + "\(counted(plot.curves.count, "group")); \(some(parts))."
  }

  func barSentence(_ plot: BarPlot) -> String {
    let parts = plot.groups.enumerated().map { index, group -> String in
      let values = zip(plot.categories, group.values).map {
        "\($0) \($1.isNaN ? "has no value" : word($1, percent: x.isPercent))"
      }
      let name = plot.groups.count == 1 ? nil : group.name ?? "group \(index + 1)"
      return (name.map { "\($0): " } ?? "") + some(values).replacingSemicolons
    }
    return [kind, counted(plot.categories.count, "category", plural: "categories"), x.title]
      .compactMap { $0 }.joined(separator: ", ") + "; " + some(parts) + "."
  }

  func histogramSentence(_ plot: Histogram) -> String {
    let parts = plot.groups.enumerated().map { index, group -> String in
      let name = group.name ?? (plot.groups.count == 1 ? nil : "group \(index + 1)")
      let lead = name.map { "\($0): " } ?? ""
      let total = group.counts.reduce(0, +)
      guard total > 0,
        let bin = group.counts.indices.max(by: { a, b in
          (group.counts[a], -a) < (group.counts[b], -b)
        })
      else { return "\(lead)no values" }
      return "\(lead)\(counted(total, "value")), most (\(group.counts[bin])) from "
        + "\(word(plot.edges[bin])) to \(word(plot.edges[bin + 1]))"
    }
    return "\(kind), \(counted(max(0, plot.edges.count - 1), "bin")) from "
      + "\(word(plot.edges.first ?? 0)) to \(word(plot.edges.last ?? 0)); \(some(parts))."
  }

  func boxSentence(_ plot: BoxPlot) -> String {
    let parts = plot.boxes.map { box in
      box.count == 0
        ? "\(box.name) has no values"
        : "\(box.name) has median \(word(box.median)) and quartiles \(word(box.lowerQuartile)) and "
          + word(box.upperQuartile)
    }
    return "\(kind), \(counted(plot.boxes.count, "group")); \(some(parts))."
  }

  func heatSentence(_ plot: HeatMap) -> String {
    let columns = plot.values.first?.count ?? 0
    let size = "\(kind), \(counted(plot.values.count, "row")) by \(counted(columns, "column"))"
    var low: (row: Int, column: Int)?
    var high: (row: Int, column: Int)?
    func value(_ place: (row: Int, column: Int)) -> Double { plot.values[place.row][place.column] }
    for row in plot.values.indices {
      for column in plot.values[row].indices where plot.values[row][column].isFinite {
        let next = plot.values[row][column]
        if low.map({ next < value($0) }) ?? true { low = (row, column) }
        if high.map({ next > value($0) }) ?? true { high = (row, column) }
      }
    }
    guard let low, let high else { return size + "; no values." }
    func cell(_ place: (row: Int, column: Int)) -> String {
      "row \(plot.rowLabels?[place.row] ?? String(place.row)), column "
        + (plot.columnLabels?[place.column] ?? String(place.column))
    }
    return size + "; \(plot.shade.label ?? "values") from "
      + "\(word(value(low), percent: plot.shade.isPercent)) (\(cell(low))) to "
      + "\(word(value(high), percent: plot.shade.isPercent)) (\(cell(high)))."
  }

  func confusionSentence(_ plot: ConfusionMatrix) -> String {
    guard let accuracy = plot.accuracy else {
      return "\(kind), \(counted(plot.classes.count, "class", plural: "classes")); no cases."
    }
    var worst: (row: Int, column: Int, count: Int)?
    for row in plot.classes.indices {
      for column in plot.classes.indices where column != row {
        let count = plot.counts[row][column]
        if count > worst?.count ?? 0 { worst = (row, column, count) }
      }
    }
    let confusion = worst.map {
      "; most often \(plot.classes[$0.row]) is taken for \(plot.classes[$0.column]) "
        + "(\(counted($0.count, "time")))"
    }
    return "\(kind), \(counted(plot.classes.count, "class", plural: "classes")); accuracy "
      + "\(word(accuracy, percent: true)), mean recall "
      + "\(word(plot.meanRecall ?? .nan, percent: true))" + (confusion ?? "") + "."
  }

  /// The range of the horizontal axis: `epoch 1 to 20`.
  private func span(_ series: [Series]) -> String? {
    let places = series.flatMap(\.x).filter(\.isFinite)
    guard let low = places.min(), let high = places.max(), low < high else { return nil }
    let range =
      "\(word(low, percent: x.isPercent)) to \(word(high, percent: x.isPercent))"
    return "\(x.label ?? "x") \(range)" + (x.unit.map { " \($0)" } ?? "")
  }

  private func mean(_ values: [Double]) -> Double {
    let finite = values.filter(\.isFinite)
    return finite.isEmpty ? .nan : finite.reduce(0) { $0 + $1 / Double(finite.count) }
  }
}

extension String {
  /// The text with commas where an enumeration had semicolons, for enumerations inside others.
  fileprivate var replacingSemicolons: String {
    split(separator: ";", omittingEmptySubsequences: false).joined(separator: ",")
  }
}
