import Diagnostics

/// A rectangle of terminal cells, each divided into dots that are set one by one.
struct PixelGrid: Sendable {
  /// How a cell is divided.
  enum Resolution: Sendable {
    /// One dot: the marker of the series.
    case cell
    /// 2 × 2 quarter blocks.
    case quadrant
    /// 2 × 4 braille dots.
    case braille

    var columns: Int { self == .cell ? 1 : 2 }
    var rows: Int { self == .cell ? 1 : self == .quadrant ? 2 : 4 }
  }

  let columns: Int
  let rows: Int
  let resolution: Resolution
  private var masks: [UInt8]
  private var owners: [Int]

  init(columns: Int, rows: Int, resolution: Resolution) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    self.resolution = resolution
    masks = [UInt8](repeating: 0, count: self.columns * self.rows)
    owners = [Int](repeating: 0, count: self.columns * self.rows)
  }

  var pixelColumns: Int { columns * resolution.columns }
  var pixelRows: Int { rows * resolution.rows }

  /// The dot at fractions of width and height, measured from the lower left corner.
  func pixel(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
    (
      Int((min(max(x, -1), 2) * Double(pixelColumns - 1)).rounded()),
      Int(((1 - min(max(y, -1), 2)) * Double(pixelRows - 1)).rounded())
    )
  }

  /// The cell at fractions of width and height.
  func cell(_ x: Double, _ y: Double) -> (column: Int, row: Int) {
    let place = pixel(x, y)
    return (
      min(max(place.x, 0), pixelColumns - 1) / resolution.columns,
      min(max(place.y, 0), pixelRows - 1) / resolution.rows
    )
  }

  /// Sets one dot for a series; outside the grid nothing happens.
  mutating func set(_ x: Int, _ y: Int, owner: Int) {
    guard x >= 0, y >= 0, x < pixelColumns, y < pixelRows else { return }
    let index = y / resolution.rows * columns + x / resolution.columns
    let (column, row) = (x % resolution.columns, y % resolution.rows)
    masks[index] |= 1 << UInt8(row * resolution.columns + column)
    owners[index] = owner
  }

  /// Sets the dots of a straight line (Bresenham, "Algorithm for computer control of a digital
  /// plotter", IBM Systems Journal 1965); `dash` says at which running numbers dots are set.
  mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), owner: Int, length: inout Int,
    dash: (Int) -> Bool
  ) {
    let dx = abs(end.x - start.x)
    let dy = -abs(end.y - start.y)
    let (stepX, stepY) = (end.x >= start.x ? 1 : -1, end.y >= start.y ? 1 : -1)
    var (x, y, error) = (start.x, start.y, dx + dy)
    while true {
      if dash(length) { set(x, y, owner: owner) }
      if x == end.x && y == end.y { return }
      length += 1
      let twice = 2 * error
      if twice >= dy {
        error += dy
        x += stepX
      }
      if twice <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// Draws the dots that are set, with the marker and colour of their series.
  func draw(on grid: inout CellGrid, marker: (Int) -> String, tone: (Int) -> Tone?) {
    for row in 0..<rows {
      for column in 0..<columns {
        let index = row * columns + column
        let mask = masks[index]
        guard mask != 0 else { continue }
        let text =
          switch resolution {
          case .cell: marker(owners[index])
          case .quadrant: String(Self.quadrants[Int(mask & 15)])
          case .braille: Self.braille(mask)
          }
        grid.put(text, row: row, column: column, tone: tone(owners[index]))
      }
    }
  }

  /// Quarter blocks by mask: upper left 1, upper right 2, lower left 4, lower right 8.
  private static let quadrants = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

  private static func braille(_ mask: UInt8) -> String {
    // Unicode numbers the dots 1 2 3 7 down the left side and 4 5 6 8 down the right one.
    let bits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    let pattern = bits.indices.reduce(UInt32(0)) {
      mask & (1 << UInt8($1)) == 0 ? $0 : $0 | bits[$1]
    }
    return Unicode.Scalar(0x2800 + pattern).map { String($0) } ?? " "
  }
}
