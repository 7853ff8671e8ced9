/// The axes around a plotting area, in pixels.
struct SVGFrame: Sendable {
  let x: AxisScale
  let y: AxisScale
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  private let figure: Figure
  private let xTicks: [Tick]
  private let yTicks: [Tick]
  private let outerWidth: Double

  /// Lays out axes in `outerWidth`, with `right` pixels left free beside them.
  init(
    _ figure: Figure, x: AxisScale, y: AxisScale, outerWidth: Double, height: Double,
    integerX: Bool = false, integerY: Bool = false, right: Double = 12, showsTitle: Bool = true
  ) {
    self.figure = figure
    self.x = x
    self.y = y
    self.outerWidth = outerWidth
    self.height = height
    top = showsTitle && figure.y.title != nil ? 26 : 8
    yTicks = Self.spanning(y, height: height, integers: integerY, percent: figure.y.isPercent)
    let labels = yTicks.map { SVGBlock.textWidth($0.label, 12) }.max() ?? 0
    left = min(labels, outerWidth / 3) + 12
    width = max(10, outerWidth - left - right)
    xTicks = TextFrame.fittingTicks(
      x, columns: Int(width / 7.5), integers: integerX, percent: figure.x.isPercent)
  }

  /// The pixel column of a fraction of the width.
  func column(_ fraction: Double) -> Double { left + min(max(fraction, -0.01), 1.01) * width }

  /// The pixel row of a fraction of the height.
  func row(_ fraction: Double) -> Double { top + (1 - min(max(fraction, -0.01), 1.01)) * height }

  /// The grid, axes, numbers and titles; `labelled` says whether the horizontal axis has numbers.
  func block(labelled: Bool = true) -> SVGBlock {
    let bottom = top + height
    let hasTitle = labelled && figure.x.title != nil
    var out = SVGBlock(
      width: outerWidth, height: bottom + (labelled ? 22 : 6) + (hasTitle ? 18 : 0))
    if top > 10, let title = figure.y.title {
      out.text(SVGBlock.shortened(title, to: outerWidth, 12), 0, 12, "m")
    }
    for tick in yTicks {
      guard let fraction = y.fraction(tick.value), (-1e-6...1 + 1e-6).contains(fraction) else {
        continue
      }
      let place = row(fraction)
      out.line(left, place, left + width, place, "g")
      out.text(
        SVGBlock.shortened(tick.label, to: outerWidth / 3, 12), left - 7, place + 4, "k",
        anchor: "end")
    }
    out.line(left, bottom, left + width, bottom, "a")
    out.line(left, top, left, bottom, "a")
    guard labelled else { return out }
    Self.bottomTicks(xTicks, x, left: left, width: width, row: bottom, outer: outerWidth, on: &out)
    if let title = figure.x.title {
      let text = SVGBlock.shortened(title, to: outerWidth, 12)
      out.text(text, Self.centered(text, left + width / 2, outerWidth), bottom + 36, "m")
    }
    return out
  }

  /// Marks and numbers of a horizontal axis.
  static func bottomTicks(
    _ ticks: [Tick], _ scale: AxisScale, left: Double, width: Double, row: Double, outer: Double,
    on block: inout SVGBlock
  ) {
    for tick in ticks {
      guard let fraction = scale.fraction(tick.value), (-1e-6...1 + 1e-6).contains(fraction) else {
        continue
      }
      let place = left + fraction * width
      block.line(place, row, place, row + 4, "a")
      block.text(tick.label, centered(tick.label, place, outer), row + 17, "k")
    }
  }

  /// Where text begins that is centred at a place as far as the picture's borders allow.
  static func centered(_ text: String, _ center: Double, _ outer: Double) -> Double {
    let size = SVGBlock.textWidth(text, 12)
    return min(max(0, center - size / 2), max(0, outer - size))
  }

  private static func spanning(
    _ scale: AxisScale, height: Double, integers: Bool, percent: Bool
  ) -> [Tick] {
    let usual = max(2, height / 50)
    let chosen = scale.ticks(usual, integers: integers, percent: percent)
    for factor in [1, 1.3, 1.6, 2.0] {
      let ticks = scale.ticks(usual * factor, integers: integers, percent: percent)
      guard Double(ticks.count) <= height / 22 + 1 else { break }
      guard let first = ticks.first, let last = ticks.last,
        let low = scale.fraction(first.value), let high = scale.fraction(last.value)
      else { continue }
      if low < 1e-6, high > 1 - 1e-6 { return ticks }
    }
    return chosen
  }
}
