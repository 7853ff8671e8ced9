import Diagnostics

/// One column of a table as it will be printed.
struct TableColumn: Sendable {
  let title: String
  var cells: [(text: String, tone: Tone?)]
  let alignment: TextTable.Alignment
  /// Whether cells may be broken into lines: words may, numbers may not.
  let isElastic: Bool

  /// The width of the longest text.
  var width: Int {
    cells.map { displayWidth($0.text) }.reduce(displayWidth(title)) { max($0, $1) }
  }

  init(_ table: TextTable, _ index: Int, glyphs: Glyphs) {
    let column = table.columns[index]
    let cells = table.rows.map { $0[index] }
    let values = cells.compactMap(\.value)
    let format =
      column.format
      ?? NumberFormat.column(
        of: values, significant: column.significant, errors: cells.compactMap(\.error))
    let finite = values.filter(\.isFinite)
    let best = column.best == .lowest ? finite.min() : column.best == nil ? nil : finite.max()
    // A single number, or one that all share, is not better than others.
    let marked = finite.contains { $0 != best } ? best.map { format.text($0) } : nil
    let errors = cells.compactMap(\.error)
    // A deviation has no sign, though the value beside it may show one.
    var plain = format
    plain.isSigned = false
    let valueWidth = values.map { format.text($0).utf8.count }.max() ?? 0
    let errorWidth = errors.map { plain.text($0).utf8.count }.max() ?? 0
    title = glyphs.clean(column.title)
    isElastic = values.isEmpty
    alignment = column.alignment ?? (values.isEmpty ? .left : .right)
    let blank = marked == nil ? "" : " "
    self.cells = cells.map { cell in
      var text: String
      var tone: Tone?
      switch cell {
      case .text(let words): text = glyphs.clean(words)
      case .toned(let words, let given): (text, tone) = (glyphs.clean(words), given)
      case .missing: text = glyphs.dash + blank
      case .number, .measured:
        let value = cell.value ?? .nan
        // Equal as written is equally good.
        let isBest = marked != nil && format.text(value) == marked
        if isBest { tone = .good }
        text = leftPadded(value.isNaN ? glyphs.dash : format.text(value), to: valueWidth)
        text += isBest ? "*" : blank
        if let error = cell.error {
          text += (glyphs.isASCII ? " +-" : " ± ") + leftPadded(plain.text(error), to: errorWidth)
        } else if errorWidth > 0 {
          // Numbers without an uncertainty stand below those that have one.
          text = padded(text, to: valueWidth + blank.count + 3 + errorWidth)
        }
      }
      return (text, tone)
    }
  }

  /// One cell as the lines that a width needs.
  func lines(_ text: String, width: Int) -> [String] {
    isElastic && width > 0 && displayWidth(text) > width ? wrapped(text, width: width) : [text]
  }

  /// One line of a cell, cut or padded to a width.
  func fitted(_ text: String, to width: Int, glyphs: Glyphs) -> String {
    let text = glyphs.fitted(text, width)
    let space = max(0, width - displayWidth(text))
    switch alignment {
    case .left: return text + String(repeating: " ", count: space)
    case .right: return String(repeating: " ", count: space) + text
    case .center:
      let left = space / 2
      return String(repeating: " ", count: left) + text
        + String(repeating: " ", count: space - left)
    }
  }
}

extension TextTable.Cell {
  /// The number in the cell.
  var value: Double? {
    switch self {
    case .number(let value), .measured(let value, _): value
    default: nil
    }
  }

  /// The uncertainty of the number in the cell.
  var error: Double? { if case .measured(_, let error) = self { error } else { nil } }
}
