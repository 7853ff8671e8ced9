import Builtins
import Diagnostics
import Language
import Notebooks

/// `lupi run`: runs a notebook from top to bottom and shows it as a report.
struct RunCommand {
  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings
  private let path: String

  /// A run of a notebook that does not come from a file.
  init(_ console: Console, _ invocation: Invocation, _ settings: RunSettings) {
    self.console = console
    self.invocation = invocation
    self.settings = settings
    path = ""
  }

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    // An option that swallowed the notebook's name says so before the name is missed.
    settings = try RunSettings(invocation, console)
    guard let path = invocation.operands.first else {
      throw Fault(
        "usage.operands", "`lupi run` needs a notebook", hint: "Write `lupi run FILE.lupi`.")
    }
    if invocation.command.name.isEmpty, invocation.operands.count > 1, !path.contains("."),
      !path.contains("/")
    {
      throw Fault(
        "usage.unknown-command", "`lupi` has no command `\(path)`",
        hint: suggestion(for: path, among: Subcommand.all.map(\.name), noun: "command"))
    }
    guard !invocation.has(.full) || !invocation.has(.outputs) else {
      throw Fault(
        "usage.option", "`--full` and `--outputs` must not be given together",
        hint: "Leave one of the two out.")
    }
    guard invocation.operands.count == 1 else {
      throw Fault(
        "usage.operands", "`lupi run` takes one notebook, but `\(invocation.operands[1])` follows",
        hint: "Run them one after another, or all of them with `lupi test`.")
    }
    self.console = console
    self.invocation = invocation
    self.path = path
  }

  func run() throws(Fault) -> ExitCode {
    let file = try NotebookFile(path)
    return try run(file.notebook, folder: file.folder)
  }

  /// Runs a notebook that lies in a folder.
  func run(_ notebook: Notebook, folder: String) throws(Fault) -> ExitCode {
    let prepared = try PreparedRun(
      notebook, in: folder, named: path.isEmpty ? nil : NotebookFile.name(of: path), settings)
    let program = prepared.program
    var options = settings.options(declared: program.numerics)
    options.selection = CellSelection(
      from: invocation.text(.from), to: invocation.text(.to), only: invocation.texts(.only))
    options.keepGoing = invocation.has(.keepGoing)
    options.isQuick = invocation.has(.quick)
    let style: RunView.Style =
      invocation.has(.full) ? .full : invocation.has(.outputs) ? .outputs : .report
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    let (output, errors) = (console.output, console.errors)
    let printer = RunPrinter(
      notebook, style: style, presentation: console.presentation
    ) { text, isMessage in
      view.clear()
      (isMessage ? errors : output).write(text)
    }
    let runner = prepared.runner(options, progress: view.show) { printer.add($0) }
    let summary = runner.run()
    view.clear()
    prepared.tidy(after: runner)
    for problem in summary.problems { console.shown.add(problem.code) }
    return summary.exit
  }
}
