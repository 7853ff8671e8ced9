extension CSV {
  /// A table as CSV: a header, `\n` line ends, quotes only where they are needed.
  ///
  /// **Properties** Reading the result gives the table back, as long as no text looks like a number.
  public static func write(_ table: Table, delimiter: UInt8 = 0x2C) -> [UInt8] {
    var out: [UInt8] = []
    append(table.columnNames.map(Optional.some), to: &out, delimiter)
    let columns = table.columns.map(\.texts)
    for row in 0..<table.rowCount { append(columns.map { $0[row] }, to: &out, delimiter) }
    return out
  }

  private static func append(_ cells: [String?], to out: inout [UInt8], _ delimiter: UInt8) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(delimiter) }
      guard let cell else { continue }
      let special = cell.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      let edges = [cell.utf8.first ?? 0, cell.utf8.last ?? 0]
      let hasEdge = edges.contains(0x20) || edges.contains(0x09)
      guard special || hasEdge || cell.isEmpty else {
        out.append(contentsOf: cell.utf8)
        continue
      }
      out.append(0x22)
      for byte in cell.utf8 {
        if byte == 0x22 { out.append(0x22) }
        out.append(byte)
      }
      out.append(0x22)
    }
    // A lone empty cell would be a blank line, which reading passes over.
    if cells.count == 1, cells[0] == nil { out.append(contentsOf: [0x22, 0x22]) }
    out.append(0x0A)
  }
}
