import Diagnostics
import Language

extension NotebookRunner {
  func run(_ index: Int, isSelected: Bool) -> CellStatus {
    let cell = program.notebook.cells[index]
    if !isSelected, let bindings = known[index] {
      recall(bindings, of: index)
      return .succeeded
    }
    if let reason = reasonToSkip(index) {
      if isSelected { sink(.finished(cell, .skipped(reason), seconds: 0)) }
      return .skipped(reason)
    }
    sink(.started(cell, isSelected: isSelected))
    let clock = ContinuousClock()
    let start = clock.now
    let status = execute(cell)
    sink(.finished(cell, status, seconds: (clock.now - start) / .seconds(1)))
    if let whenBound, status.isComplete {
      let names = Set(program.programs[index]?.boundNames ?? [])
      restoreValues(names)
      whenBound(interpreter.globals.filter { names.contains($0.name) })
    }
    if !options.keepGoing, status == .failed || status == .timedOut { stopped = index }
    return status
  }

  /// Binds what a cell bound in an earlier run, and sets the seed that it sets.
  private func recall(_ bindings: [Interpreter.GlobalBinding], of index: Int) {
    for binding in bindings { interpreter.bind(binding) }
    if let seed = program.programs[index]?.seedDeclaration,
      interpreter.parameterOverrides["seed"] == nil
    {
      interpreter.seed = seed
    }
  }

  private func execute(_ cell: Cell) -> CellStatus {
    if let problems = announced[cell.index], problems.contains(where: { $0.severity == .error }) {
      for problem in problems { report(problem, cell, isAnnounced: true) }
      return .failedAsWritten
    }
    guard let code = program.programs[cell.index] else { return .succeeded }
    guard let cache else { return ended(cell) { try self.evaluate(code, cell) } }
    return execute(cell, code, cache)
  }

  /// Runs the program of a cell and shows its value.
  func evaluate(_ code: Program, _ cell: Cell) throws {
    let usual = interpreter.evaluation.limits.seconds
    if let limit = limit(of: cell) { interpreter.evaluation.limits.seconds = limit }
    host.enter(cell)
    defer { interpreter.evaluation.limits.seconds = usual }
    let value = try interpreter.run(code, cell: program.keys[cell.index])
    if let value, !value.isNone, !cell.options.quiet { host.show(.value(value)) }
  }

  /// How a cell ends that does something; what went wrong is reported.
  func ended(_ cell: Cell, _ body: () throws -> Void) -> CellStatus {
    defer { host.enter(nil) }
    do {
      try body()
      return .succeeded
    } catch let interruption as Interruption {
      guard interruption.reason == .timeout else { return .interrupted }
      report(
        Diagnostic(
          "run.timeout",
          "the cell `\(cell.name)` must end within \(decimal(limit(of: cell) ?? 0)) s, but does not",
          at: cell.span, in: program.notebook.source,
          hint: "Give it less to do, or more time with `timeout=`."), cell)
      return .timedOut
    } catch {
      let isAnnounced = cell.error != nil
      report(diagnostic(error, cell.span), cell, isAnnounced: isAnnounced)
      return isAnnounced ? .failedAsWritten : .failed
    }
  }

  private func limit(of cell: Cell) -> Double? { cell.options.timeout ?? options.timeout }

  func diagnostic(_ error: any Error, _ span: SourceSpan) -> Diagnostic {
    switch error {
    case let diagnostic as Diagnostic: diagnostic.placed(in: program.notebook.source)
    case let fault as Fault: Diagnostic(fault, at: span, in: program.notebook.source)
    default:
      Diagnostic("run.failed", "the cell failed: \(error)", at: span, in: program.notebook.source)
    }
  }
}
