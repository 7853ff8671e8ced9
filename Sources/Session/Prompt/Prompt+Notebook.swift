import Builtins
import Diagnostics
import Language
import Notebooks
import Synchronization

extension Prompt {
  /// Runs cells of a notebook and those that they need, and binds what they bind.
  ///
  /// The cells run apart from what was typed, with what is known of the cells above them.
  func run(
    _ notebook: inout LoadedNotebook, _ selected: Set<Int>, showsOutputs: Bool
  ) throws(Fault) {
    let program = notebook.program
    if let mode = program.numerics, mode != self.mode {
      try change(settings, numerics: mode)
      say("numerics \(self.mode.rawValue), as the notebook declares")
    }
    var options = settings.running.options(declared: program.numerics)
    options.selection = CellSelection(only: selected.sorted().map { "\($0 + 1)" })
    let workspace = try settings.running.workspace(
      forNotebookIn: NotebookFile.folder(of: notebook.path), declared: program.numerics)
    let printer = CellPrinter(session, showsOutputs: showsOutputs)
    let runner = NotebookRunner(
      program, options: options,
      makeInterpreter: { workspace.interpreter(host: $0, progress: printer.view.show) },
      isInterrupted: { Interrupt.isPending }, sink: { printer.add($0) })
    runner.known = selected.isEmpty ? [:] : notebook.known
    var bound: [Int: [Interpreter.GlobalBinding]] = [:]
    runner.whenBound = { bindings in
      if let cell = printer.record.entries.last?.cell { bound[cell.index] = bindings }
    }
    let before = moment(showsOutputs ? ":run" : ":load \(notebook.path)")
    let start = ContinuousClock.now
    let summary = selected.isEmpty ? nil : runner.run()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    printer.view.clear()
    // Nothing ran of a notebook that is wrong as a whole.
    if let summary, summary.exit == .usage { return }
    remember(before)
    take(&notebook, printer.record, bound, runner.interpreter)
    notebook.filesRead = workspace.filesRead
    self.notebook = notebook
    let count = printer.record.entries.count { $0.status?.isComplete ?? false }
    let interrupted = summary?.exit == .interrupted ? "interrupted; " : ""
    say(
      "\(interrupted)\(counted(count, "cell")) run in \(Duration.text(seconds))"
        + (notebook.stale.isEmpty ? "" : "; `:cells` shows which are not up to date"))
  }

  /// Takes over what cells have bound and shown.
  private func take(
    _ notebook: inout LoadedNotebook, _ record: RunRecord,
    _ bound: [Int: [Interpreter.GlobalBinding]], _ source: Interpreter
  ) {
    for entry in record.entries {
      guard let status = entry.status else { continue }
      let index = entry.cell.index
      notebook.note(index, status, entry.seconds, bound[index] ?? [])
      guard status.isComplete, let program = notebook.program.programs[index] else { continue }
      for binding in bound[index] ?? [] { interpreter.bind(binding) }
      var last: Value?
      if case .value(let value)? = entry.outputs.last, program.resultSpan != nil { last = value }
      if let last { interpreter.lastValue = last }
      journal.add(
        entry.cell.isNamed ? entry.cell.name : nil, program, hasValue: last != nil)
    }
    interpreter.seed = source.seed
  }
}

/// Shows what cells of a notebook show at the prompt, and keeps the record of it.
private final class CellPrinter: Sendable {
  let view: ProgressView
  private let recorder = RunRecorder()
  private let console: Console
  private let showsOutputs: Bool

  init(_ session: PromptSession, showsOutputs: Bool) {
    view = session.view
    console = session.console
    self.showsOutputs = showsOutputs
  }

  var record: RunRecord { recorder.record }

  func add(_ event: RunEvent) {
    recorder.add(event)
    switch event {
    case .output(_, let output) where showsOutputs:
      view.clear()
      console.output.write(output.rendered(console.presentation) + "\n")
    case .problem(let problem, let cell):
      // A cell that must fail has failed as it says.
      if cell?.error != nil { break }
      view.clear()
      console.show(problem)
    default: break
    }
  }
}
