import Diagnostics

extension Figure {
  /// What the picture leaves out, in sentences for its caption.
  public var notes: [String] { content.picture.notes(self) }

  /// Whether both axes measure the same, so that neither the last point is special nor should one
  /// axis be much longer than the other: ROC and DET curves, calibration.
  var comparesAxes: Bool {
    x.scale == .probit || references.contains { $0.direction == .diagonal }
  }

  /// The points that are not drawn.
  func planeNotes(_ series: [Series]) -> [String] {
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
  func scaleNote(_ values: [Double], _ axis: Axis) -> [String] {
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

  /// How many values are not finite.
  func droppedNote(_ count: Int) -> [String] {
    sentence(count, "value", "is not finite and is", "are not finite and are", "left out")
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
