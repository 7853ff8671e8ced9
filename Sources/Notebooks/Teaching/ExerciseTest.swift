import Diagnostics
import Language

/// Whether the exercises of a notebook can be solved, and only then pass their checks.
struct ExerciseTest {
  /// What is wrong, in the order of the document.
  private(set) var problems: [Diagnostic] = []

  /// Runs the checks of all exercises twice: with the solutions, which must pass, and untouched, which
  /// must not. An exercise with holes cannot run, so it does not pass.
  init(
    _ program: NotebookProgram, options: RunOptions,
    makeInterpreter: (any Host) throws -> Interpreter,
    isInterrupted: @escaping @Sendable () -> Bool
  ) rethrows {
    let cells = program.notebook.cells
    let checked = program.exercises.filter { $0.check != nil }
    let solvable = checked.filter { $0.solution != nil }
    let untouched = checked.filter { !cells[$0.cell].hasHoles(in: program.notebook.source) }
    func statuses(
      _ program: NotebookProgram, _ exercises: [Exercise]
    ) throws -> [Int: CellStatus] {
      guard !exercises.isEmpty else { return [:] }
      var options = options
      options.keepGoing = true
      options.selection = CellSelection(
        only: exercises.compactMap(\.check).map { program.notebook.cells[$0].name })
      let runner = try NotebookRunner(
        program, options: options, makeInterpreter: makeInterpreter, isInterrupted: isInterrupted,
        sink: { _ in })
      return Dictionary(
        runner.run().cells.map { ($0.cell.index, $0.status) }, uniquingKeysWith: { $1 })
    }
    let solved = try statuses(program.solved(), solvable)
    let plain = try statuses(program, untouched)
    for exercise in checked {
      let cell = cells[exercise.cell]
      guard let check = exercise.check else { continue }
      if exercise.solution != nil, !Self.passes(solved[check]) {
        problems.append(
          Diagnostic(
            "exercise.solution",
            "the solution of `\(cell.name)` must pass the check "
              + "`\(cells[check].name)`, but does not", at: cell.span, in: program.notebook.source,
            hint: "Correct the solution, or the check."))
      }
      if plain[check] == .succeeded {
        problems.append(
          Diagnostic(
            "exercise.untouched",
            "`\(cell.name)` must fail the check `\(cells[check].name)` as long "
              + "as nobody has solved it, but passes", at: cell.span, in: program.notebook.source,
            hint: "Leave a hole `___` in it, or check more."))
      }
    }
  }

  private static func passes(_ status: CellStatus?) -> Bool {
    switch status {
    case .succeeded: true
    case .skipped(.slow), .skipped(.numerics), .interrupted: true
    default: false
    }
  }
}
