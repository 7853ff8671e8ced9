import Diagnostics

/// The bytes of a CSV file cut into cells.
struct CSVCells {
  /// Where a cell lies in the file, its quotes not included.
  struct Cell {
    var start: Int
    var end: Int
    /// Whether the cell was written in quotes: then it is text, and may be empty without missing.
    var isQuoted: Bool
    /// Whether a doubled quote stands for one.
    var hasDoubledQuotes: Bool
  }

  /// The name of the file, for messages.
  let name: String
  /// The file.
  let bytes: [UInt8]
  /// All cells, row after row.
  private(set) var cells: [Cell] = []
  /// The line on which each row begins, from 1.
  private(set) var lines: [Int] = []
  /// The number of cells of every row.
  private(set) var width = 0

  /// The number of rows, a header among them.
  var rowCount: Int { lines.count }

  /// The cell of a row and a column, both from 0.
  func cell(_ row: Int, _ column: Int) -> Cell { cells[row * width + column] }

  /// Cuts a file.
  ///
  /// Throws `csv.ragged`, `csv.quote` (a quote that does not end, or text behind one), `csv.binary`
  /// and `csv.encoding`.
  init(_ bytes: [UInt8], name: String, delimiter: UInt8) throws(Fault) {
    self.name = name
    self.bytes = bytes
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    cells.reserveCapacity(bytes.count / 8)
    while at < bytes.count {
      let first = cells.count
      let rowLine = line
      var isRowOpen = true
      while isRowOpen {
        let cell = try nextCell(from: &at, &line, delimiter)
        cells.append(cell)
        if at < bytes.count, bytes[at] == delimiter {
          at += 1
        } else {
          isRowOpen = false
          skipLineEnd(&at, &line)
        }
      }
      try finishRow(first, rowLine)
    }
  }

  /// Checks the number of cells of the row just read; a blank line is no row.
  private mutating func finishRow(_ first: Int, _ line: Int) throws(Fault) {
    let count = cells.count - first
    if count == 1, cells[first].start == cells[first].end, !cells[first].isQuoted {
      cells.removeLast()
      return
    }
    if lines.isEmpty {
      width = count
    } else if count != width {
      throw Fault(
        "csv.ragged",
        "`\(name)` line \(line) must have \(counted(width, "cell")), as line \(lines[0]) has, but "
          + "has \(count)", hint: "Put a cell that holds the delimiter in double quotes.")
    }
    lines.append(line)
  }

  private mutating func nextCell(
    from at: inout Int, _ line: inout Int, _ delimiter: UInt8
  ) throws(Fault) -> Cell {
    if at < bytes.count, bytes[at] == 0x22 { return try quotedCell(from: &at, &line, delimiter) }
    let start = at
    at = bytes.withUnsafeBufferPointer { Self.end(of: $0, from: start, delimiter) }
    if at < bytes.count, bytes[at] == 0, delimiter != 0 {
      throw Fault(
        "csv.binary", "`\(name)` must be text, but line \(line) holds a NUL byte",
        hint: "Save the table as CSV in UTF-8.")
    }
    return Cell(start: start, end: at, isQuoted: false, hasDoubledQuotes: false)
  }

  /// Where a cell without quotes ends: at a delimiter, the end of a line or of the file, or a byte that
  /// no text has.
  private static func end(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> Int {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0 { break }
      at += 1
    }
    return at
  }

  private func quotedCell(
    from at: inout Int, _ line: inout Int, _ delimiter: UInt8
  ) throws(Fault) -> Cell {
    let opening = line
    at += 1
    var cell = Cell(start: at, end: at, isQuoted: true, hasDoubledQuotes: false)
    while at < bytes.count {
      if bytes[at] == 0x22 {
        guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else { break }
        cell.hasDoubledQuotes = true
        at += 1
      } else if isLineEnd(at) {
        line += 1
      }
      at += 1
    }
    guard at < bytes.count else {
      throw Fault(
        "csv.quote",
        "`\(name)` must close every quote, but the one opened on line \(opening) is "
          + "never closed", hint: "Write a quote inside a quoted cell twice.")
    }
    cell.end = at
    at += 1
    if at < bytes.count, bytes[at] != delimiter, bytes[at] != 0x0A, bytes[at] != 0x0D {
      throw Fault(
        "csv.quote",
        "`\(name)` line \(line) must have a delimiter or the end of the line behind a "
          + "closing quote, but has other text",
        hint: "Write a quote inside a quoted cell twice.")
    }
    return cell
  }

  /// Whether a line ends here; of a carriage return and a line feed the latter counts.
  private func isLineEnd(_ at: Int) -> Bool {
    bytes[at] == 0x0A
      || (bytes[at] == 0x0D && (at + 1 >= bytes.count || bytes[at + 1] != 0x0A))
  }

  private func skipLineEnd(_ at: inout Int, _ line: inout Int) {
    guard at < bytes.count else { return }
    if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
    at += 1
    line += 1
  }

  /// The text of a cell, without spaces at both ends unless it is quoted.
  ///
  /// Throws `csv.encoding` where the bytes are not UTF-8.
  func text(_ cell: Cell, row: Int) throws(Fault) -> String {
    var slice = bytes[cell.start..<cell.end]
    if !cell.isQuoted {
      slice = slice.drop { $0 == 0x20 || $0 == 0x09 }
      while slice.last == 0x20 || slice.last == 0x09 { slice.removeLast() }
    }
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw Fault(
        "csv.encoding", "`\(name)` must be UTF-8, but line \(lines[row]) is not",
        hint: "Save the file again as UTF-8.")
    }
    guard cell.hasDoubledQuotes else { return text }
    var plain = ""
    var isSecond = false
    for scalar in text.unicodeScalars {
      if scalar == "\"", !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      plain.unicodeScalars.append(scalar)
    }
    return plain
  }
}
