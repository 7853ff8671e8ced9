import Diagnostics

extension CellGrid {
  /// Draws a horizontal axis below a plotting area that begins at column `left`.
  mutating func drawBottomAxis(
    _ ticks: [Tick], _ scale: AxisScale, row: Int, left: Int, columns: Int, corner: String,
    glyphs: Glyphs, labelled: Bool = true
  ) {
    put(
      corner + String(repeating: glyphs.horizontal, count: columns), row: row,
      column: left - displayWidth(corner), tone: .faint)
    guard labelled else { return }
    let pixels = PixelGrid(
      columns: columns, rows: 1, resolution: glyphs.isASCII ? .cell : .quadrant)
    for tick in ticks {
      guard let fraction = scale.fraction(tick.value), (-1e-6...1 + 1e-6).contains(fraction) else {
        continue
      }
      let place = left + pixels.cell(fraction, 0).column
      put(glyphs.bottomTick, row: row, column: place, tone: .faint)
      let size = displayWidth(tick.label)
      let start = min(max(place - size / 2, 0), Swift.max(0, width - size))
      put(tick.label, row: row + 1, column: start)
    }
  }

  /// A line of text centred over some columns.
  static func centered(
    _ text: String, width: Int, left: Int, columns: Int, tone: Tone?, glyphs: Glyphs
  ) -> CellGrid {
    let text = glyphs.fitted(glyphs.clean(text), width)
    var line = CellGrid(width: width, height: 1)
    let start = left + (columns - displayWidth(text)) / 2
    line.put(text, row: 0, column: min(max(0, start), width - displayWidth(text)), tone: tone)
    return line
  }
}
