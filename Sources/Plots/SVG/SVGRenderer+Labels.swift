import Diagnostics

extension SVGRenderer {
  /// What a legend shows of a series.
  enum Sample: Sendable {
    /// Its line with its marker.
    case line
    /// Its marker.
    case marker
    /// Its colour.
    case area
  }

  /// A legend of the series that have names; nothing where none has.
  func legend(_ names: [String?], width: Double, sample: Sample) -> SVGBlock? {
    guard names.contains(where: { $0?.isEmpty == false }) else { return nil }
    var out = SVGBlock(width: width, height: 22)
    var x = 0.0
    for (index, name) in names.enumerated() {
      guard let name, !name.isEmpty else { continue }
      let room = sample == .line ? 32.0 : 16.0
      let text = SVGBlock.shortened(name, to: width - room, 12)
      let size = room + SVGBlock.textWidth(text, 12) + 18
      if x > 0, x + size - 18 > width {
        x = 0
        out.height += 18
      }
      let y = out.height - 10
      let style = SVGPalette.series(index)
      switch sample {
      case .line:
        out.line(
          x, y, x + 26, y, style,
          " stroke=\"currentColor\" stroke-width=\"2\"" + dashAttribute(index))
        if names.count > 1 {
          out.elements += SVGMarker.elements(index, of: names.count, at: [(x + 13, y)])
        }
      case .marker:
        out.elements += SVGMarker.elements(index, of: names.count, at: [(x + 6, y)], radius: 4)
      case .area:
        out.rect(x, y - 5, 10, 10, "class=\"\(style)\" fill=\"currentColor\"")
      }
      out.text(text, x + room, y + 4, "k")
      x += size
    }
    return out
  }

  /// The last value of a series and the fraction of the height at which it is written.
  func endLabels(
    _ plot: LinePlot, _ figure: Figure, _ scales: PlaneScales
  ) -> [(fraction: Double, text: String, owner: Int)] {
    guard plot.hasLines, plot.series.count <= 8, !figure.comparesAxes else { return [] }
    let ends = plot.series.map(scales.lastPoint)
    let values = ends.compactMap { $0?.value }
    let format =
      figure.y.isPercent
      ? NumberFormat.percentColumn(of: values) : NumberFormat.column(of: values)
    return ends.enumerated().compactMap { index, last in
      last.map { ($0.fraction, format.text($0.value), index) }
    }
  }

  /// Labels beside the plotting area, moved apart where they would overlap.
  func drawEndLabels(
    _ labels: [(fraction: Double, text: String, owner: Int)], _ frame: SVGFrame,
    on area: inout SVGBlock
  ) {
    let order = labels.indices.sorted { (labels[$0].fraction, -$0) > (labels[$1].fraction, -$1) }
    var rows = order.map { frame.row(labels[$0].fraction) }
    for index in rows.indices.dropFirst() { rows[index] = max(rows[index], rows[index - 1] + 14) }
    var limit = frame.top + frame.height
    for index in rows.indices.reversed() {
      rows[index] = min(rows[index], limit)
      limit = rows[index] - 14
    }
    for (row, index) in zip(rows, order) {
      area.text(
        labels[index].text, frame.left + frame.width + 9, row + 4,
        "v " + SVGPalette.series(labels[index].owner))
    }
  }

  /// Reference lines with their labels.
  func drawReferences(_ figure: Figure, _ frame: SVGFrame, on area: inout SVGBlock) {
    for reference in figure.references {
      let label = SVGBlock.shortened(reference.label ?? "", to: frame.width - 8, 12)
      let (right, bottom) = (frame.left + frame.width, frame.top + frame.height)
      switch reference.direction {
      case .horizontal(let value):
        guard let fraction = frame.y.fraction(value), (0...1).contains(fraction) else { continue }
        let row = frame.row(fraction)
        area.line(frame.left, row, right, row, "r")
        area.text(label, right - 4, row - 4, "m", anchor: "end")
      case .vertical(let value):
        guard let fraction = frame.x.fraction(value), (0...1).contains(fraction) else { continue }
        let column = frame.column(fraction)
        area.line(column, frame.top, column, bottom, "r")
        let isLeft = column + 6 + SVGBlock.textWidth(label, 12) > right
        area.text(
          label, column + (isLeft ? -4 : 4), frame.top + 12, "m", anchor: isLeft ? "end" : "start")
      case .diagonal:
        let points = (0...60).compactMap { step -> String? in
          let part = Double(step) / 60
          guard let value = frame.x.value(part), let fraction = frame.y.fraction(value),
            (0...1).contains(fraction)
          else { return nil }
          return "\(SVGBlock.number(frame.column(part))) \(SVGBlock.number(frame.row(fraction)))"
        }
        if points.count > 1 { area.path("M" + points.joined(separator: "L"), "class=\"r\"") }
      }
    }
  }
}
