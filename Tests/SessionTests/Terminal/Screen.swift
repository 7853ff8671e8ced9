/// As much of a terminal as libedit and a line of progress need under TERM=xterm.
struct Screen {
  let columns: Int
  let rows: Int
  /// The right half of a wide character is nothing.
  private var cells: [[Character?]]
  private(set) var row = 0
  private(set) var column = 0
  private var pending: [UInt8] = []
  /// Lines that have left the screen at the top.
  private(set) var scrolled: [String] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Self.blank(columns), count: rows)
  }

  private static func blank(_ columns: Int) -> [Character?] {
    Array(repeating: " ", count: columns)
  }

  /// The lines up to the last that is not empty, without the spaces at their ends.
  var lines: [String] {
    var lines = cells.map(Self.text)
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Everything that was shown, the lines that left the screen first.
  var text: String { (scrolled + lines).joined(separator: "\n") }

  private static func text(_ cells: [Character?]) -> String {
    var text = String(cells.compactMap { $0 })
    while text.last == " " { text.removeLast() }
    return text
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    var index = 0
    scan: while index < pending.count {
      let byte = pending[index]
      switch byte {
      case 0x1B:
        guard index + 1 < pending.count else { break scan }
        guard pending[index + 1] == UInt8(ascii: "[") else {
          index += 2
          continue
        }
        guard let end = pending[(index + 2)...].firstIndex(where: { 0x40...0x7E ~= $0 }) else {
          break scan
        }
        control(String(decoding: pending[(index + 2)..<end], as: UTF8.self), pending[end])
        index = end + 1
      case 13:
        column = 0
        index += 1
      case 10:
        newline()
        index += 1
      case 8:
        column = max(0, column - 1)
        index += 1
      case 9:
        column = min(columns - 1, (column / 8 + 1) * 8)
        index += 1
      case 0..<32: index += 1
      default:
        let count = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        guard index + count <= pending.count else { break scan }
        for scalar in String(decoding: pending[index..<(index + count)], as: UTF8.self)
          .unicodeScalars
        { put(scalar) }
        index += count
      }
    }
    pending.removeFirst(index)
  }

  private mutating func newline() {
    guard row == rows - 1 else {
      row += 1
      return
    }
    scrolled.append(Self.text(cells.removeFirst()))
    cells.append(Self.blank(columns))
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    let isWide =
      (0x1100...0x115F ~= value) || (0x2E80...0xA4CF ~= value) || (0xAC00...0xD7A3 ~= value)
      || (0xF900...0xFAFF ~= value) || (0xFF00...0xFF60 ~= value) || (0x1F300...0x1FAFF ~= value)
    let width = isWide ? 2 : 1
    if column + width > columns {
      column = 0
      newline()
    }
    cells[row][column] = Character(scalar)
    if isWide { cells[row][column + 1] = nil }
    column += width
  }

  private mutating func control(_ parameters: String, _ final: UInt8) {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    switch Character(Unicode.Scalar(final)) {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns - 1, count - 1)
    case "H":
      row = min(rows, count) - 1
      column = min(columns, numbers.count > 1 ? max(1, numbers[1]) : 1) - 1
    case "K": for place in column..<max(column, columns) { cells[row][place] = " " }
    case "J":
      let isWhole = numbers.first == 2
      for place in (isWhole ? 0 : min(column, columns - 1))..<columns { cells[row][place] = " " }
      for other in (isWhole ? 0 : row + 1)..<max(isWhole ? 0 : row + 1, rows) {
        cells[other] = Self.blank(columns)
      }
    case "P":
      for _ in 0..<count where column < columns {
        cells[row].remove(at: column)
        cells[row].append(" ")
      }
    case "@":
      for _ in 0..<count where column < columns {
        cells[row].insert(" ", at: column)
        cells[row].removeLast()
      }
    default: break
    }
  }
}
