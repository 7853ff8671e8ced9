import Builtins
import Diagnostics
import Language
import Notebooks

/// A notebook with all that a run of it needs: the folders it may reach, its numerics, its cache.
struct PreparedRun {
  let program: NotebookProgram
  let workspace: Workspace
  /// Where results of cells are kept, if anywhere.
  let cells: CellFolder?
  private let numerics: NumericsMode
  private let name: String

  /// Prepares runs of a notebook in a folder; `name` is its file, where it has one: only then is
  /// anything kept.
  init(
    _ notebook: Notebook, in folder: String, named name: String?, _ settings: RunSettings
  ) throws(Fault) {
    program = NotebookProgram(notebook)
    numerics = settings.mode(declared: program.numerics)
    var workspace = try settings.workspace(forNotebookIn: folder, declared: program.numerics)
    cells = name == nil ? nil : settings.cells(forNotebookIn: folder)
    workspace.trainings = cells?.trainings
    self.workspace = workspace
    self.name = name ?? ""
  }

  /// Prepares runs of a notebook in a file.
  init(_ file: NotebookFile, _ settings: RunSettings) throws(Fault) {
    try self.init(file.notebook, in: file.folder, named: file.name, settings)
  }

  /// A runner for one run; without a folder for results they are kept in memory, where one is given.
  func runner(
    _ options: RunOptions, else memory: MemoryStorage? = nil, flights: CellFlights? = nil,
    progress: @escaping @Sendable (ProgressReport) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { Interrupt.isPending },
    sink: @escaping NotebookRunner.Sink
  ) -> NotebookRunner {
    let runner = NotebookRunner(
      program, options: options,
      makeInterpreter: { workspace.interpreter(host: $0, progress: progress) },
      isInterrupted: isInterrupted, sink: sink)
    let storage: (any CellStorage)? = cells ?? memory
    if let storage {
      runner.cache = CellCache(
        storage: storage,
        surroundings: CellWorld(
          workspace.witness(for: runner.listener), numerics: numerics,
          trainings: workspace.trainings), notebook: name, flights: flights)
    }
    return runner
  }

  /// Makes room after a run, where it has kept anything.
  func tidy(after runner: NotebookRunner) {
    if runner.cache?.hasGrown == true { cells?.trim() }
  }
}
