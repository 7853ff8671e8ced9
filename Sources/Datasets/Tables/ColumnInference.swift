import Diagnostics
import Tensors

/// Decides from its cells whether a column holds numbers or text, and reads it.
struct ColumnInference {
  /// The cells of the whole file.
  let cells: CSVCells
  /// How the file is read.
  let options: CSV.Options

  /// What a cell of a column of numbers may be.
  private enum Content {
    case number(Double)
    case notFinite
    case missing
    case text
  }

  /// Whether every cell of a row is a number or missing, and one at least is a number.
  func isNumeric(row: Int) -> Bool {
    var hasNumber = false
    for column in 0..<cells.width {
      switch content(cells.cell(row, column)) {
      case .number, .notFinite: hasNumber = true
      case .missing: continue
      case .text: return false
      }
    }
    return hasNumber
  }

  /// Reads the columns from a row on.
  func columns(_ titles: [String], from first: Int) throws(Fault) -> [TableColumn] {
    let found = numbers(titles, from: first)
    var columns: [TableColumn] = []
    for (column, title) in titles.enumerated() {
      guard let numbers = found[column].numbers else {
        columns.append(try text(column, title, from: first))
        continue
      }
      if let row = found[column].firstNotFinite, options.notFinite == .refuse {
        let written = try cells.text(cells.cell(row, column), row: row)
        throw Fault(
          "csv.not-finite",
          "a number must be finite, but `\(cells.name)` line \(cells.lines[row]) column "
            + "\(column + 1) (`\(title)`) holds `\(truncated(written, to: 30))`",
          hint: "Leave the cell empty where the value is missing.")
      }
      columns.append(TableColumn(title, numbers: numbers))
    }
    return columns
  }

  private func text(_ column: Int, _ title: String, from first: Int) throws(Fault) -> TableColumn {
    var texts: [String?] = []
    texts.reserveCapacity(cells.rowCount - first)
    for row in first..<cells.rowCount {
      let cell = cells.cell(row, column)
      let isMissing = cell.start == cell.end && !cell.isQuoted
      texts.append(isMissing ? nil : try cells.text(cell, row: row))
    }
    return TableColumn(title, text: texts)
  }

  /// A column as numbers.
  private struct Numbers {
    /// Nothing if the column is one of text.
    var numbers: [Double]?
    /// The first row with a number that is not finite.
    var firstNotFinite: Int?
  }

  /// All columns as numbers, row after row: that is how the cells lie in memory.
  private func numbers(_ titles: [String], from first: Int) -> [Numbers] {
    let count = cells.rowCount - first
    var found = titles.map { title in
      Numbers(
        numbers: options.textColumns.contains(title)
          ? nil : [Double](repeating: .nan, count: count))
    }
    cells.bytes.withUnsafeBufferPointer { bytes in
      for row in first..<cells.rowCount {
        for column in titles.indices where found[column].numbers != nil {
          let cell = cells.cell(row, column)
          if let base = bytes.baseAddress,
            let value = NumberParser.plain(base + cell.start, count: cell.end - cell.start)
          {
            found[column].numbers?[row - first] = value
            continue
          }
          switch content(cell) {
          case .number(let value): found[column].numbers?[row - first] = value
          case .notFinite:
            if found[column].firstNotFinite == nil { found[column].firstNotFinite = row }
          case .missing: break
          case .text: found[column].numbers = nil
          }
        }
      }
    }
    return found
  }

  private func content(_ cell: CSVCells.Cell) -> Content {
    var start = cell.start
    var end = cell.end
    let bytes = cells.bytes
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if start == end { return .missing }
    let lead = bytes[start] | 0x20
    let isSigned = bytes[start] == 0x2B || bytes[start] == 0x2D
    // Most text is told from its first letter.
    if lead >= 0x61, lead <= 0x7A, lead != 0x69, lead != 0x6E { return .text }
    if lead == 0x69 || lead == 0x6E || isSigned {
      if end - start > 9 && !isSigned { return .text }
      let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      if word == "na" { return .missing }
      let plain = isSigned ? String(word.dropFirst()) : word
      if ["nan", "inf", "infinity"].contains(plain) { return .notFinite }
      if !isSigned { return .text }
    }
    let digit = isSigned ? start + 1 : start
    if digit + 1 < end, bytes[digit] == 0x30, bytes[digit + 1] >= 0x30, bytes[digit + 1] <= 0x39 {
      return .text
    }
    guard let value = NumberParser.double(bytes, start..<end) else { return .text }
    return value.isFinite ? .number(value) : .notFinite
  }
}
