import Diagnostics

/// A rectangle of terminal cells; every text picture is composed of such rectangles.
struct CellGrid: Sendable, Hashable {
  /// One cell: a character, nothing for the second half of a wide one.
  struct Cell: Sendable, Hashable {
    var character: Character?
    var tone: Tone?
    static let blank = Cell(character: " ", tone: nil)
  }

  private(set) var width: Int
  private(set) var height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = [Cell](repeating: .blank, count: self.width * self.height)
  }

  /// A grid that holds lines of text, cut at `width`.
  init(_ lines: [String], width: Int, tone: Tone? = nil) {
    self.init(width: width, height: lines.count)
    for (row, line) in lines.enumerated() { put(line, row: row, column: 0, tone: tone) }
  }

  /// The cell at a place inside the grid, or a blank.
  subscript(row: Int, column: Int) -> Cell {
    contains(row, column) ? cells[row * width + column] : .blank
  }

  /// Writes text from a cell rightwards; what lies outside is cut off.
  mutating func put(_ text: String, row: Int, column: Int, tone: Tone? = nil) {
    var column = column
    for character in text {
      let size = displayWidth(of: character)
      guard size > 0 else { continue }
      if contains(row, column), contains(row, column + size - 1) {
        clear(row, column)
        if size > 1 { clear(row, column + 1) }
        cells[row * width + column] = Cell(character: character, tone: tone)
        if size > 1 { cells[row * width + column + 1] = Cell(character: nil, tone: tone) }
      }
      column += size
    }
  }

  /// Copies another grid onto this one; what lies outside is cut off.
  mutating func paste(_ other: CellGrid, row: Int, column: Int) {
    for y in 0..<other.height {
      for x in 0..<other.width {
        let cell = other[y, x]
        guard cell.character != nil, contains(row + y, column + x) else { continue }
        let isWide = x + 1 < other.width && other[y, x + 1].character == nil
        clear(row + y, column + x)
        if isWide {
          guard contains(row + y, column + x + 1) else { continue }
          clear(row + y, column + x + 1)
          cells[(row + y) * width + column + x + 1] = other[y, x + 1]
        }
        cells[(row + y) * width + column + x] = cell
      }
    }
  }

  /// Grids below each other, as wide as the widest.
  static func stacked(_ grids: [CellGrid]) -> CellGrid {
    var out = CellGrid(
      width: grids.map(\.width).max() ?? 0, height: grids.map(\.height).reduce(0, +))
    var row = 0
    for grid in grids {
      out.paste(grid, row: row, column: 0)
      row += grid.height
    }
    return out
  }

  /// Grids next to each other, aligned at the top.
  static func beside(_ grids: [CellGrid], gap: Int) -> CellGrid {
    let space = gap * max(0, grids.count - 1)
    var out = CellGrid(
      width: grids.map(\.width).reduce(space, +), height: grids.map(\.height).max() ?? 0)
    var column = 0
    for grid in grids {
      out.paste(grid, row: 0, column: column)
      column += grid.width + gap
    }
    return out
  }

  /// The left part of the grid.
  func cropped(to width: Int) -> CellGrid {
    var out = CellGrid(width: min(self.width, width), height: height)
    out.paste(self, row: 0, column: 0)
    return out
  }

  /// The lines, each exactly as wide as the grid.
  func lines(_ presentation: Presentation) -> [String] {
    (0..<height).map { row in
      var line = ""
      var run = ""
      var tone: Tone?
      func styled() -> String { tone.map { presentation.styled(run, $0) } ?? run }
      for column in 0..<width {
        let cell = self[row, column]
        guard let character = cell.character else { continue }
        // Blanks have no colour, so that runs are few and joins are safe.
        let next = character == " " ? nil : cell.tone
        if next != tone {
          line += styled()
          run = ""
          tone = next
        }
        run.append(character)
      }
      line += styled()
      // Neighbours may join into one cluster that is narrower than both.
      return padded(line, to: width)
    }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < height && column >= 0 && column < width
  }

  /// Blanks a cell and the other half of a wide character in it.
  private mutating func clear(_ row: Int, _ column: Int) {
    let index = row * width + column
    if cells[index].character == nil, column > 0 { cells[index - 1] = .blank }
    if column + 1 < width, cells[index + 1].character == nil { cells[index + 1] = .blank }
    cells[index] = .blank
  }
}
