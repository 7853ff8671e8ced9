import Diagnostics

extension Figure {
  /// What the picture leaves out, in sentences for its caption.
  public var notes: [String] {
    switch content {
    case .lines(let plot): planeNotes(plot.series)
    case .detection(let plot): detectionNotes(plot)
    case .scatter(let plot): planeNotes(plot.classes)
    case .density(let plot): droppedNote(plot.dropped)
    case .histogram(let plot): droppedNote(plot.dropped)
    case .boxes(let plot): droppedNote(plot.dropped) + scaleNote(plot.boxes.flatMap(\.all), x)
    case .bars(let plot): scaleNote(plot.groups.flatMap(\.values), x)
    case .heatMap(let plot): scaleNote(Array(plot.values.joined()), plot.shade)
    case .confusion(let plot): confusionNote(plot)
    case .sparklines, .panels: []
    }
  }

  /// Whether there is nothing to draw.
  var isEmpty: Bool {
    switch content {
    case .lines(let plot): plot.series.allSatisfy { $0.y.isEmpty }
    case .detection(let plot): plot.curves.isEmpty
    case .scatter(let plot): plot.classes.allSatisfy { $0.y.isEmpty }
    case .density(let plot): plot.counts.allSatisfy { $0 == 0 }
    case .histogram(let plot): plot.edges.isEmpty
    case .boxes(let plot): plot.boxes.allSatisfy { $0.count == 0 }
    case .bars(let plot): plot.categories.isEmpty || plot.groups.isEmpty
    case .heatMap(let plot): plot.values.first?.isEmpty ?? true
    case .confusion(let plot): plot.classes.isEmpty
    case .sparklines(let plot): plot.rows.allSatisfy { $0.values.isEmpty }
    case .panels(let plot): plot.figures.isEmpty
    }
  }

  /// Whether both axes measure the same, so that neither the last point is special nor should one
  /// axis be much longer than the other: ROC and DET curves, calibration.
  var comparesAxes: Bool {
    x.scale == .probit || references.contains { $0.direction == .diagonal }
  }

  /// The ring explained, and the curves that probit axes cannot show: points at 0% or 100% lie at
  /// infinity, and every curve ends there.
  private func detectionNotes(_ plot: DetectionPlot) -> [String] {
    let hidden = zip(plot.series, plot.legends).filter { series, _ in
      !zip(series.x, series.y).contains {
        AxisScale.isUsable($0, x.scale) && AxisScale.isUsable($1, y.scale)
      }
    }
    let names = hidden.map(\.1)
    return (hidden.count < plot.curves.count ? ["The ring marks the equal error rate (EER)."] : [])
      + (names.isEmpty
        ? []
        : ["Every point lies at 0% or 100%, where probit axes do not reach: \(listed(names))."])
  }

  private func planeNotes(_ series: [Series]) -> [String] {
    var infinite = 0
    var outside = 0
    for item in series {
      for (px, py) in zip(item.x, item.y) where !px.isNaN && !py.isNaN {
        if px.isInfinite || py.isInfinite {
          infinite += 1
        } else if !x.holds(px) || !y.holds(py) {
          outside += 1
        }
      }
    }
    let finite = { (values: [Double]) in values.filter(\.isFinite) }
    return sentence(
      infinite, "point", "is not finite and is", "are not finite and are", "not drawn")
      + scaleNote(finite(series.flatMap(\.x)), x) + scaleNote(finite(series.flatMap(\.y)), y)
      + sentence(outside, "point", "lies", "lie", "outside the axes")
  }

  /// How many values have no place on a scale that is not linear.
  private func scaleNote(_ values: [Double], _ axis: Axis) -> [String] {
    let dropped = values.filter { $0.isFinite && !AxisScale.isUsable($0, axis.scale) }.count
    switch axis.scale {
    case .linear: return []
    case .log:
      return sentence(
        dropped, "value", "is not positive and is", "are not positive and are",
        "left out of the logarithmic axis")
    case .probit:
      return sentence(
        dropped, "value", "does not lie between 0 and 1 and is",
        "do not lie between 0 and 1 and are", "left out of the probit axis")
    }
  }

  private func droppedNote(_ count: Int) -> [String] {
    sentence(count, "value", "is not finite and is", "are not finite and are", "left out")
  }

  private func confusionNote(_ plot: ConfusionMatrix) -> [String] {
    guard let accuracy = plot.accuracy, let recall = plot.meanRecall else { return [] }
    let total = plot.counts.joined().reduce(0.0) { $0 + Double($1) }
    let percent = NumberFormat.percent(1)
    return [
      "Accuracy \(percent.text(accuracy)), mean recall \(percent.text(recall)), "
        + "n = \(NumberFormat.decimals(0).text(total))."
    ]
  }

  private func sentence(
    _ count: Int, _ noun: String, _ one: String, _ many: String, _ rest: String
  ) -> [String] {
    count == 0 ? [] : ["\(counted(count, noun)) \(count == 1 ? one : many) \(rest)."]
  }
}

extension Axis {
  /// Whether a value lies between the bounds, where there are any.
  func holds(_ value: Double) -> Bool {
    guard AxisScale.isUsable(value, scale) else { return true }
    return value >= (lower ?? -.infinity) && value <= (upper ?? .infinity)
  }
}

extension BoxPlot.Box {
  /// The whiskers' ends and everything beyond them.
  var all: [Double] { [lowerWhisker, upperWhisker] + outliers }
}
