extension NotebookRunner {
  func reasonToSkip(_ index: Int) -> SkipReason? {
    let cell = program.notebook.cells[index]
    if let exercise = program.exercises.first(where: { $0.solution == index }) {
      return .solution(of: program.notebook.cells[exercise.cell].name)
    }
    if let edge = missing(program.graph.reads[index]) {
      causes[index] = causes[edge.cell] ?? edge.cell
      return reason(edge)
    }
    if let stopped { return .stopped(after: program.notebook.cells[stopped].name) }
    if cell.options.skip { return .marked }
    if cell.options.slow, options.isQuick { return .slow }
    if let only = cell.options.only, only != options.numerics { return .numerics(only) }
    return cell.hasHoles(in: program.notebook.source) ? .toDo : nil
  }

  func missing(_ reads: [DependencyGraph.Edge]) -> DependencyGraph.Edge? {
    reads.first { statuses[$0.cell].map { !$0.isComplete } ?? true }
  }

  func reason(_ edge: DependencyGraph.Edge) -> SkipReason {
    let cells = program.notebook.cells
    return .needs(
      name: edge.name, cell: cells[edge.cell].name,
      cause: cells[causes[edge.cell] ?? edge.cell].name)
  }
}
