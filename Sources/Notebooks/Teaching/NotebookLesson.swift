public import Diagnostics
public import Language

/// A notebook done step by step: what is shown and run follows the learner.
public final class NotebookLesson {
  /// One thing to look at or to do.
  public enum Step: Sendable {
    /// Something to read, below a cell or at the beginning.
    case prose(Prose, below: Int?)
    /// A cell to run.
    case cell(Cell)
  }

  /// What is read and done, in order; cells that solve and check exercises are not among them.
  public let steps: [Step]
  private let runner: NotebookRunner
  /// The names that the learner has bound between steps.
  private var own: Set<String> = []
  private var entries = 0

  /// Begins a lesson; the runner has a cache, so that what the learner tries stays apart from the
  /// notebook.
  public init(_ runner: NotebookRunner) {
    self.runner = runner
    let program = runner.program
    let aside = Set(program.exercises.flatMap { [$0.solution, $0.check].compactMap { $0 } })
    var steps: [Step] = []
    var above: Int?
    for block in program.notebook.blocks {
      switch block {
      case .prose(let prose): steps.append(.prose(prose, below: above))
      case .cell(let index, _):
        above = index
        if !aside.contains(index) { steps.append(.cell(program.notebook.cells[index])) }
      case .shebang, .output: break
      }
    }
    self.steps = steps
  }

  /// What is bound at this moment.
  public var names: [(name: String, value: Value)] {
    runner.interpreter.globals.map { ($0.name, $0.value) }
  }

  /// What keeps the lesson from beginning, and what is doubtful.
  public func check() -> [Diagnostic] { runner.check() }

  /// Shows prose with its values.
  public func show(_ prose: Prose, below cell: Int?) { _ = runner.show(prose, below: cell) }

  /// Runs a cell as it stands.
  public func run(_ cell: Cell) -> CellStatus {
    runner.stopped = nil
    let status = runner.run(cell.index, isSelected: true)
    runner.statuses[cell.index] = status
    own.subtract(runner.program.programs[cell.index]?.boundNames ?? [])
    return status
  }

  /// Runs what the learner wrote in place of an exercise, then its check.
  public func answer(_ exercise: Exercise, with program: Program) -> CellStatus {
    let cell = runner.program.notebook.cells[exercise.cell]
    runner.stopped = nil
    var status = runner.run(program, inPlaceOf: cell)
    own.subtract(program.boundNames)
    if status == .succeeded, let check = exercise.check {
      runner.statuses[exercise.cell] = status
      status = run(runner.program.notebook.cells[check])
      runner.stopped = nil
    }
    runner.statuses[exercise.cell] = status == .succeeded ? .succeeded : .skipped(.toDo)
    return status
  }

  /// Runs something that the learner wants to try, and nothing of the notebook depends on; its value.
  public func play(_ program: Program) throws -> Value? {
    entries += 1
    let cell = "entry-\(entries)"
    runner.restoreValues(Set(program.freeNames).subtracting(own))
    let found = runner.interpreter.check([(cell: cell, program: program)])
    if let problem = found.first(where: { $0.severity == .error }) { throw problem }
    let value = try runner.interpreter.run(program, cell: cell)
    own.formUnion(program.boundNames)
    return value
  }
}

extension NotebookRunner {
  /// Runs another program in place of a cell's.
  func run(_ code: Program, inPlaceOf cell: Cell) -> CellStatus {
    guard let cache else { return .skipped(.toDo) }
    cache.begin(cell.index, code, key: program.keys[cell.index], seed: interpreter.seed)
    sink(.started(cell, isSelected: true))
    let status = ended(cell) {
      for version in cache.reads(of: code) { try restore(version, cache) }
      let found = interpreter.check([(cell: program.keys[cell.index], program: code)])
      if let problem = found.first(where: { $0.severity == .error }) { throw problem }
      try evaluate(code, cell)
    }
    sink(.finished(cell, status, seconds: 0))
    if status == .succeeded { cache.adopt(bindings(of: cell.index, code), of: cell.index) }
    return status
  }
}
