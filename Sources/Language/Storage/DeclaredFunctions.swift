import Synchronization

/// The functions that the cells of a notebook declare, so that kept ones are found again.
///
/// A kept function is what its cell declares, with the values that it captured. Its code is taken from
/// the cell as it is written now, so that its errors point to where it stands, and its words are those
/// that a person reads.
public final class DeclaredFunctions: Sendable {
  private struct Cell {
    let program: Program
    /// What the cell reads of the cells above it; other names are those of natives.
    let names: [String]
    var functions: [DeclaredFunction]?
  }

  private let library: Library
  private let cells = Mutex<[String: Cell]>([:])

  /// Creates a place without cells; natives are those of a library.
  public init(library: Library) { self.library = library }

  /// Takes note of a cell, and of the names that cells above it have bound for it.
  public func enter(_ program: Program, cell: String, reading names: [String]) {
    cells.withLock { $0[cell] = Cell(program: program, names: names) }
  }

  /// What a cell declares, in a fixed order.
  subscript(_ cell: String) -> [DeclaredFunction] {
    cells.withLock { cells in
      guard let entry = cells[cell] else { return [] }
      if let functions = entry.functions { return functions }
      var builder = Builder(
        entry.program, cell: cell, library: library,
        globals: Dictionary(entry.names.map { ($0, nil) }, uniquingKeysWith: { first, _ in first }))
      _ = builder.build(entry.program)
      cells[cell]?.functions = builder.functions
      return builder.functions
    }
  }
}

/// A function as a cell declares it, without what it captures.
struct DeclaredFunction: Sendable {
  let code: FunctionCode
  /// What the captured values are called.
  let captured: [String]
  /// The tokens of all functions that are declared together with it.
  let tokens: [UInt8]
}
