public import Diagnostics

/// A named column of a table: numbers or text, with cells that may be missing.
public struct TableColumn: Sendable, Equatable {
  /// The cells of a column.
  public enum Cells: Sendable {
    /// Numbers; a missing cell is NaN.
    case numbers([Double])
    /// Text; a missing cell is `nil`.
    case text([String?])
  }

  /// The name.
  public let name: String
  /// The cells, one a row.
  public let cells: Cells

  /// Creates a column.
  public init(_ name: String, _ cells: Cells) {
    self.name = name
    self.cells = cells
  }

  /// Creates a column of numbers; NaN stands for a missing cell.
  public init(_ name: String, numbers: [Double]) { self.init(name, .numbers(numbers)) }

  /// Creates a column of text.
  public init(_ name: String, text: [String?]) { self.init(name, .text(text)) }

  /// The number of rows.
  public var count: Int {
    switch cells {
    case .numbers(let values): values.count
    case .text(let values): values.count
    }
  }

  /// Whether the cells are numbers.
  public var isNumeric: Bool {
    if case .numbers = cells { return true }
    return false
  }

  /// The number of missing cells.
  public var missingCount: Int {
    switch cells {
    case .numbers(let values): values.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    case .text(let values): values.reduce(0) { $0 + ($1 == nil ? 1 : 0) }
    }
  }

  /// The numbers, NaN where a cell is missing.
  ///
  /// Throws `table.not-numeric` for a column of text.
  public func numbers() throws(Fault) -> [Double] {
    if case .numbers(let values) = cells { return values }
    var first = ""
    if case .text(let values) = cells, let text = values.lazy.compactMap({ $0 }).first {
      first = ", as `\(truncated(text, to: 30))`"
    }
    throw Fault(
      "table.not-numeric", "the column `\(name)` must hold numbers, but holds text\(first)")
  }

  /// The cells as text, `nil` where a cell is missing; whole numbers are written without a point.
  public var texts: [String?] {
    switch cells {
    case .text(let values): values
    case .numbers(let values): values.map { $0.isNaN ? nil : Self.text(of: $0) }
    }
  }

  /// The shortest text that reads back as the same number.
  static func text(of number: Double) -> String {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    return String(describing: number)
  }

  /// The column with the rows at the given positions, which must exist.
  func rows(_ positions: [Int]) -> TableColumn {
    switch cells {
    case .numbers(let values): TableColumn(name, numbers: positions.map { values[$0] })
    case .text(let values): TableColumn(name, text: positions.map { values[$0] })
    }
  }
}

extension TableColumn.Cells: Equatable {
  /// Whether all cells are the same; missing cells equal each other.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.numbers(let a), .numbers(let b)):
      a.elementsEqual(b) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    case (.text(let a), .text(let b)): a == b
    default: false
    }
  }
}
