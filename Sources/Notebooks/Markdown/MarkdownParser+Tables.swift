extension MarkdownParser {
  /// A row of names, a row of dashes, and the rows below, if that is what stands here.
  func table(_ lines: [Line], _ index: inout Int) -> MarkdownBlock? {
    guard index + 1 < lines.count, lines[index].contains(0x7C) else { return nil }
    let header = Self.cells(of: lines[index])
    let rule = Self.cells(of: lines[index + 1])
    let alignments = rule.compactMap(Self.alignment)
    guard alignments.count == rule.count, rule.count == header.count,
      lines[index + 1].contains(0x2D)
    else { return nil }
    index += 2
    var rows: [[String]] = []
    while index < lines.count {
      let line = MarkdownLine(lines[index], at: 0)
      guard !line.isBlank, line.indentation < 4, !Self.interrupts(line, lines[index]) else { break }
      let cells = Self.cells(of: lines[index])
      rows.append(header.indices.map { $0 < cells.count ? cells[$0] : "" })
      index += 1
    }
    return .table(header: header, alignments: alignments, rows: rows)
  }

  /// The cells of a row; `\|` is a stroke inside one.
  private static func cells(of line: Line) -> [String] {
    var bytes = line[...]
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    if bytes.first == 0x7C { bytes.removeFirst() }
    if bytes.last == 0x7C, bytes.dropLast().last != 0x5C { bytes.removeLast() }
    var cells: [Line] = [[]]
    var isEscaped = false
    for byte in bytes {
      if byte == 0x7C, !isEscaped {
        cells.append([])
      } else {
        if byte == 0x7C { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == 0x5C && !isEscaped
    }
    return cells.map { cell in
      var cell = cell[...]
      while let first = cell.first, isBlank(first) { cell.removeFirst() }
      while let last = cell.last, isBlank(last) { cell.removeLast() }
      return String(decoding: cell, as: UTF8.self)
    }
  }

  private static func alignment(_ cell: String) -> MarkdownAlignment? {
    var dashes = cell.utf8[...]
    let left = dashes.first == 0x3A
    if left { dashes.removeFirst() }
    let right = dashes.last == 0x3A
    if right { dashes.removeLast() }
    guard !dashes.isEmpty, dashes.allSatisfy({ $0 == 0x2D }) else { return nil }
    return left && right
      ? .center : left ? .left : right ? MarkdownAlignment.right : MarkdownAlignment.none
  }
}
