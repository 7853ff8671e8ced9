public import Diagnostics
public import Language

/// Runs a notebook in document order and reports what happens as events.
///
/// A runner runs once, on one thread; deep recursion in cells needs a large stack, so call it
/// inside ``Language/DeepStack``.
public final class NotebookRunner {
  /// Receives what happens, one event at a time.
  public typealias Sink = @Sendable (RunEvent) -> Void

  /// The notebook.
  public let program: NotebookProgram
  /// The interpreter, which keeps what the cells bind.
  public let interpreter: Interpreter
  private let options: RunOptions
  private let host: NotebookHost
  private let sink: Sink
  private var problems: [Diagnostic] = []
  /// What is wrong with a cell before it runs, by its position.
  private var announced: [Int: [Diagnostic]]
  private var statuses: [Int: CellStatus] = [:]
  /// The failed or skipped cell that a skipped cell goes back to.
  private var causes: [Int: Int] = [:]
  private var stopped: Int?

  /// Creates a runner; `makeInterpreter` gets the host to which the cells show their values.
  public init(
    _ program: NotebookProgram, options: RunOptions = RunOptions(),
    makeInterpreter: (any Host) throws -> Interpreter,
    isInterrupted: @escaping @Sendable () -> Bool = { false }, sink: @escaping Sink
  ) rethrows {
    self.program = program
    self.options = options
    self.sink = sink
    announced = program.announced
    host = NotebookHost(sink: sink, isInterrupted: isInterrupted)
    interpreter = try makeInterpreter(host)
  }

  /// What is wrong with the notebook and with the parameters given, found without running a cell.
  public func check() -> [Diagnostic] {
    var found = program.diagnostics
    do {
      interpreter.parameterOverrides = try ParameterOverrides.values(
        options.parameters, for: program.parameters)
      _ = try options.selection.cells(of: program.notebook)
    } catch {
      found.append(Diagnostic(error, at: nil, in: nil))
    }
    for diagnostic in interpreter.check(steps()) {
      if let index = announcedCell(of: diagnostic) {
        announced[index, default: []].append(diagnostic)
      } else {
        found.append(diagnostic)
      }
    }
    return found
  }

  /// Checks the whole notebook and, if nothing is wrong, runs the selected cells.
  public func run() -> RunSummary {
    let found = check()
    for diagnostic in found { report(diagnostic, nil) }
    guard !found.contains(where: { $0.severity == .error }),
      let selected = try? options.selection.cells(of: program.notebook)
    else { return end(.usage, selected: []) }
    let wanted = program.graph.closure(of: selected)
    var exit = ExitStatus.success
    var above: Int?
    for block in program.notebook.blocks {
      switch block {
      case .shebang, .output: break
      case .prose(let prose):
        let isWanted = selected.isEmpty || selected.contains(above ?? 0)
        guard stopped == nil, isWanted else { break }
        exit = exit.combined(with: show(prose, below: above))
      case .cell(let index, _):
        above = index
        guard wanted.contains(index) else { break }
        let status = run(index, isSelected: selected.contains(index))
        statuses[index] = status
        exit = exit.combined(with: status.exit)
      }
      if exit == .interrupted { break }
    }
    return end(exit, selected: selected)
  }

  private func end(_ exit: ExitStatus, selected: Set<Int>) -> RunSummary {
    sink(.ended(exit))
    let cells = selected.sorted().compactMap { index in
      statuses[index].map { (cell: program.notebook.cells[index], status: $0) }
    }
    return RunSummary(exit: exit, cells: cells, problems: problems)
  }

  private func report(_ diagnostic: Diagnostic, _ cell: Cell?, isAnnounced: Bool = false) {
    if !isAnnounced { problems.append(diagnostic) }
    sink(.problem(diagnostic, cell: cell))
  }

  // MARK: Cells

  private func run(_ index: Int, isSelected: Bool) -> CellStatus {
    let cell = program.notebook.cells[index]
    if let reason = reasonToSkip(index) {
      if isSelected { sink(.finished(cell, .skipped(reason), seconds: 0)) }
      return .skipped(reason)
    }
    sink(.started(cell, isSelected: isSelected))
    let clock = ContinuousClock()
    let start = clock.now
    let status = execute(cell)
    sink(.finished(cell, status, seconds: (clock.now - start) / .seconds(1)))
    if !options.keepGoing, status == .failed || status == .timedOut { stopped = index }
    return status
  }

  private func execute(_ cell: Cell) -> CellStatus {
    if let problems = announced[cell.index], problems.contains(where: { $0.severity == .error }) {
      for problem in problems { report(problem, cell, isAnnounced: true) }
      return .failedAsWritten
    }
    guard let code = program.programs[cell.index] else { return .succeeded }
    let limit = cell.options.timeout ?? options.timeout
    let usual = interpreter.evaluation.limits.seconds
    if let limit { interpreter.evaluation.limits.seconds = limit }
    host.enter(cell)
    defer {
      host.enter(nil)
      interpreter.evaluation.limits.seconds = usual
    }
    do {
      let value = try interpreter.run(code, cell: program.key(of: cell.index))
      if let value, !value.isNone, !cell.options.quiet { sink(.output(cell, .value(value))) }
      return .succeeded
    } catch let interruption as Interruption {
      guard interruption.reason == .timeout else { return .interrupted }
      report(
        Diagnostic(
          "run.timeout", "the cell `\(cell.name)` must end within \(limit ?? 0) s, but does not",
          at: cell.span, in: program.notebook.source,
          hint: "Give it less to do, or more time with `timeout=`."), cell)
      return .timedOut
    } catch {
      let isAnnounced = cell.error != nil
      report(diagnostic(error, cell.span), cell, isAnnounced: isAnnounced)
      return isAnnounced ? .failedAsWritten : .failed
    }
  }

  private func diagnostic(_ error: any Error, _ span: SourceSpan) -> Diagnostic {
    switch error {
    case let diagnostic as Diagnostic: diagnostic
    case let fault as Fault: Diagnostic(fault, at: span, in: program.notebook.source)
    default:
      Diagnostic("run.failed", "the cell failed: \(error)", at: span, in: program.notebook.source)
    }
  }

  // MARK: What is skipped

  private func reasonToSkip(_ index: Int) -> SkipReason? {
    let cell = program.notebook.cells[index]
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

  private func missing(_ reads: [DependencyGraph.Edge]) -> DependencyGraph.Edge? {
    reads.first { statuses[$0.cell].map { !$0.isComplete } ?? true }
  }

  private func reason(_ edge: DependencyGraph.Edge) -> SkipReason {
    let cells = program.notebook.cells
    return .needs(
      name: edge.name, cell: cells[edge.cell].name,
      cause: cells[causes[edge.cell] ?? edge.cell].name)
  }

  // MARK: Prose

  private func show(_ prose: Prose, below cell: Int?) -> ExitStatus {
    var exit = ExitStatus.success
    let values = prose.values.map { value -> InlineResult in
      guard let code = program.inlinePrograms[value.range.lowerBound] else { return .value(.none) }
      if let edge = missing(program.graph.reads(of: code, below: cell)) {
        return .skipped(reason(edge))
      }
      do {
        let key = cell.map { program.key(of: $0) } ?? ""
        return .value(try interpreter.evaluate(code, cell: key))
      } catch let interruption as Interruption where interruption.reason == .interrupted {
        exit = .interrupted
        return .skipped(.stopped(after: cell.map { program.notebook.cells[$0].name } ?? ""))
      } catch {
        let problem = diagnostic(
          error, SourceSpan(value.range.lowerBound, value.range.upperBound))
        report(problem, nil)
        exit = exit.combined(with: .cellFailed)
        return .failed(problem)
      }
    }
    sink(.prose(prose, values: values))
    return exit
  }

  // MARK: Checking

  /// The cells and the values in prose, in document order.
  private func steps() -> [(cell: String, program: Program)] {
    var steps: [(cell: String, program: Program)] = []
    var key = ""
    for block in program.notebook.blocks {
      switch block {
      case .cell(let index, _):
        key = program.key(of: index)
        if let code = program.programs[index] { steps.append((key, code)) }
      case .prose(let prose):
        for value in prose.values {
          if let code = program.inlinePrograms[value.range.lowerBound] { steps.append((key, code)) }
        }
      case .shebang, .output: break
      }
    }
    return steps
  }

  /// The cell with an `error` fence that a diagnostic points into.
  private func announcedCell(of diagnostic: Diagnostic) -> Int? {
    guard let span = diagnostic.span else { return nil }
    return program.notebook.cells.first {
      $0.error != nil && $0.fence.body.contains(span.start)
    }?.index
  }
}
