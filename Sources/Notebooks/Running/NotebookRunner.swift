import Diagnostics
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
  let options: RunOptions
  /// Receives what cells show.
  public var listener: any Host { host }
  let host: NotebookHost
  let sink: Sink
  /// Receives what a cell has bound, after the event that says it succeeded.
  public var whenBound: (([Interpreter.GlobalBinding]) -> Void)?
  /// What is kept of cells from one run to the next, if anything.
  public var cache: CellCache?
  /// The positions of the cells that were not run because what they do was kept.
  public private(set) var reused: Set<Int> = []
  /// What cells bound in an earlier run, by the position of the cell: such a cell does not run again
  /// when another one needs it.
  public var known: [Int: [Interpreter.GlobalBinding]] = [:]
  private var problems: [Diagnostic] = []
  /// What is wrong with a cell before it runs, by its position.
  var announced: [Int: [Diagnostic]]
  var statuses: [Int: CellStatus] = [:]
  /// The failed or skipped cell that a skipped cell goes back to.
  var causes: [Int: Int] = [:]
  var stopped: Int?

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

  /// Checks the whole notebook and, if nothing is wrong, runs the selected cells.
  public func run() -> RunSummary {
    let found = check()
    for diagnostic in found { report(diagnostic, nil) }
    guard !found.contains(where: { $0.severity == .error }),
      let selected = try? options.selection.cells(of: program.notebook)
    else { return end(.usage, selected: []) }
    let wanted = program.graph.closure(of: selected.union(cellsRead(byProseWith: selected)))
    var exit = ExitCode.success
    var above: Int?
    for block in program.notebook.blocks where exit != .interrupted {
      switch block {
      case .shebang, .output: break
      case .prose(let prose):
        guard stopped == nil, isShown(proseBelow: above, selected) else { break }
        exit = exit.combined(with: show(prose, below: above))
      case .cell(let index, _):
        above = index
        guard wanted.contains(index) else { break }
        let status = run(index, isSelected: selected.contains(index))
        statuses[index] = status
        exit = exit.combined(with: status.exit)
      }
    }
    return end(exit, selected: selected)
  }

  private func end(_ exit: ExitCode, selected: Set<Int>) -> RunSummary {
    sink(.ended(exit))
    let cells = selected.sorted().compactMap { index in
      statuses[index].map { (cell: program.notebook.cells[index], status: $0) }
    }
    return RunSummary(exit: exit, cells: cells, problems: problems)
  }

  func note(reused index: Int) { reused.insert(index) }

  func report(_ diagnostic: Diagnostic, _ cell: Cell?, isAnnounced: Bool = false) {
    if !isAnnounced { problems.append(diagnostic) }
    sink(.problem(diagnostic, cell: cell))
  }
}
