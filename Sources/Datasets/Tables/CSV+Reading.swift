public import Diagnostics

extension CSV {
  /// Reads a table; a column is one of numbers if every cell that is not missing is a number.
  ///
  /// A cell is missing if it is empty, or `NA` in a column of numbers. Numbers with leading zeros,
  /// such as `01`, are names, and so their column is text. A column without a name is called
  /// `column1`, `column2` and so on by its place.
  ///
  /// Throws `csv.empty`, `csv.ragged`, `csv.quote`, `csv.binary`, `csv.encoding`, `csv.header`,
  /// `csv.not-finite` and `table.duplicate-column`, each with the line.
  public static func read(
    _ bytes: [UInt8], name: String, options: Options = Options()
  ) throws(Fault) -> Table {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Fault(
        "csv.encoding", "`\(name)` must be UTF-8, but is UTF-16",
        hint: "Save the file again as UTF-8.")
    }
    let delimiter = options.delimiter ?? CSVDelimiter.detect(bytes)
    let cells = try CSVCells(bytes, name: name, delimiter: delimiter)
    guard cells.rowCount > 0 else {
      throw Fault("csv.empty", "`\(name)` must have at least one line, but is empty")
    }
    let inference = ColumnInference(cells: cells, options: options)
    let hasHeader = options.hasHeader ?? !inference.isNumeric(row: 0)
    var titles: [String] = []
    var names: [String: Int] = [:]
    for column in 0..<cells.width {
      var title = "column\(column + 1)"
      if hasHeader {
        let written = try cells.text(cells.cell(0, column), row: 0)
        if !written.isEmpty { title = written }
      }
      if let other = names.updateValue(column, forKey: title) {
        throw Fault(
          "csv.header",
          "the columns of `\(name)` must have different names, but columns \(other + 1) and "
            + "\(column + 1) are both called `\(title)`")
      }
      titles.append(title)
    }
    return try Table(inference.columns(titles, from: hasHeader ? 1 : 0))
  }
}
