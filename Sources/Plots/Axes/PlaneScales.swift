/// A point as fractions of the width and height of a plotting area.
struct PlanePoint: Sendable, Hashable {
  var x: Double
  var y: Double

  /// Whether the point lies in the plotting area.
  var isInside: Bool { (-1e-9...1 + 1e-9).contains(x) && (-1e-9...1 + 1e-9).contains(y) }

  /// The part of a segment inside the plotting area (Liang and Barsky, "A new concept and method for
  /// line clipping", ACM Transactions on Graphics 1984); nothing where it lies outside.
  static func clipped(_ a: PlanePoint, _ b: PlanePoint) -> (PlanePoint, PlanePoint)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (enter, leave) = (0.0, 1.0)
    for (direction, distance) in [(-dx, a.x), (dx, 1 - a.x), (-dy, a.y), (dy, 1 - a.y)] {
      if direction == 0 {
        if distance < -1e-9 { return nil }
      } else if direction < 0 {
        enter = max(enter, distance / direction)
      } else {
        leave = min(leave, distance / direction)
      }
    }
    guard enter <= leave + 1e-12 else { return nil }
    return (
      PlanePoint(x: a.x + enter * dx, y: a.y + enter * dy),
      PlanePoint(x: a.x + leave * dx, y: a.y + leave * dy)
    )
  }
}

/// The two scales of a figure whose points lie in the plane.
struct PlaneScales: Sendable {
  let x: AxisScale
  let y: AxisScale
  /// Whether all horizontal positions are whole numbers, such as epochs.
  let integerX: Bool
  /// Whether all values are whole numbers, such as counts.
  let integerY: Bool

  /// Scales over all series and their intervals; the vertical one ends at ticks.
  init(
    _ figure: Figure, _ series: [Series], rows: Int, fromZero: Bool = false, coversX: Bool = false
  ) {
    let xs = series.map(\.x).joined()
    let values = series.flatMap { [$0.y, $0.lower ?? [], $0.upper ?? []] }.joined()
    let target = max(2, Double(rows) / 3)
    let integerX = Self.areWhole(xs)
    let integerY = Self.areWhole(values)
    let x = AxisScale(figure.x, over: xs)
    self.x = coversX ? x.covering(figure.x, target: 8, integers: integerX) : x
    let zero = fromZero && figure.y.scale == .linear ? [0.0] : []
    y = AxisScale(figure.y, over: [Array(values), zero].joined())
      .covering(figure.y, target: target, integers: integerY)
    self.integerX = integerX
    self.integerY = integerY
  }

  private static func areWhole(_ values: some Sequence<Double>) -> Bool {
    var count = 0
    for value in values where value.isFinite {
      if value != value.rounded() { return false }
      count += 1
    }
    return count > 0
  }

  /// The points of a series, broken at gaps.
  func runs(_ series: Series) -> [[PlanePoint]] {
    var runs: [[PlanePoint]] = []
    var run: [PlanePoint] = []
    for (px, py) in zip(series.x, series.y) {
      if let fx = x.fraction(px), let fy = y.fraction(py) {
        run.append(PlanePoint(x: fx, y: fy))
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  /// The last value of a series that lies in the plotting area.
  func lastPoint(_ series: Series) -> (value: Double, fraction: Double)? {
    for (px, py) in zip(series.x, series.y).reversed() {
      guard let fx = x.fraction(px), let fy = y.fraction(py) else { continue }
      if PlanePoint(x: fx, y: fy).isInside { return (py, fy) }
    }
    return nil
  }
}
