public import Language

/// Which cells a sweep needs, and which of them are the same in all its runs.
public struct SweepCells: Sendable {
  /// The cells that make what is collected, with those that they need, by position.
  public let needed: Set<Int>
  /// Those among them that no swept parameter reaches; a swept seed may still.
  public let shared: Set<Int>

  /// Finds the cells that an expression at the end of a notebook needs.
  public init(_ program: NotebookProgram, collecting expressions: [Program], swept: [String]) {
    let graph = program.graph
    let last = program.notebook.cells.indices.last
    var makers: Set<Int> = []
    for expression in expressions {
      makers.formUnion(graph.reads(of: expression, below: last).map(\.cell))
    }
    needed = graph.closure(of: makers)
    let sources = Set(
      program.programs.indices.filter { index in
        program.programs[index]?.parameters.contains { swept.contains($0.name) } ?? false
      })
    shared = needed.filter { graph.closure(of: [$0]).isDisjoint(with: sources) }
  }
}
