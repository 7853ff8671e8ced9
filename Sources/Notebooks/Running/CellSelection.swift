public import Diagnostics

/// Which cells are to run; those that they need run as well.
public struct CellSelection: Sendable, Hashable {
  /// The first cell, by name or number.
  public var from: String?
  /// The last cell, by name or number.
  public var to: String?
  /// The only cells, by name or number; empty for all.
  public var only: [String]

  /// Selects all cells, or those that `from`, `to` and `only` say.
  public init(from: String? = nil, to: String? = nil, only: [String] = []) {
    self.from = from
    self.to = to
    self.only = only
  }

  /// The positions of the selected cells.
  ///
  /// Throws `notebook.unknown-cell` for a name that no cell has, `notebook.empty-selection` if the
  /// last cell is above the first.
  public func cells(of notebook: Notebook) throws(Fault) -> Set<Int> {
    let first = try from.map { name throws(Fault) in try Self.find(name, notebook) } ?? 0
    let last =
      try to.map { name throws(Fault) in try Self.find(name, notebook) }
      ?? notebook.cells.count - 1
    if let from, let to, first > last {
      throw Fault(
        "notebook.empty-selection", "`\(from)` must not be below `\(to)`, but is",
        hint: "Exchange the two.")
    }
    var cells = Set(first..<max(first, last + 1))
    if !only.isEmpty {
      var chosen: Set<Int> = []
      for name in only { chosen.insert(try Self.find(name, notebook)) }
      cells.formIntersection(chosen)
    }
    return cells
  }

  /// The position of a cell, by name or number.
  ///
  /// Throws `notebook.unknown-cell`.
  public static func find(_ name: String, _ notebook: Notebook) throws(Fault) -> Int {
    let plain = name.hasPrefix("#") ? String(name.dropFirst()) : name
    if let index = notebook.cell(named: plain) { return index }
    if let number = Int(plain) ?? Int(plain.hasPrefix("cell-") ? plain.dropFirst(5) : ""),
      number >= 1, number <= notebook.cells.count
    {
      return number - 1
    }
    throw Fault(
      "notebook.unknown-cell", "\(notebook.source.name) has no cell `\(plain)`",
      hint: suggestion(for: plain, among: notebook.cells.map(\.name), noun: "cell"))
  }
}
