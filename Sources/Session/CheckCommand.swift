import Builtins
import Diagnostics
import Language
import Notebooks

/// `lupi check`: finds mistakes in notebooks without running them.
struct CheckCommand {
  private let console: Console
  private let invocation: Invocation

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    guard !invocation.operands.isEmpty else {
      throw Fault(
        "usage.operands", "`lupi check` needs at least one notebook",
        hint: "Write `lupi check FILE.lupi`.")
    }
    self.console = console
    self.invocation = invocation
  }

  func run() throws(Fault) -> ExitCode {
    var status = ExitCode.success
    for path in try FolderListing.notebooks(of: invocation.operands) {
      let file = try NotebookFile(path)
      let settings = try RunSettings(invocation, console.terminal)
      let program = NotebookProgram(file.notebook)
      let workspace = try settings.workspace(forNotebookIn: file.folder, declared: program.numerics)
      let runner = NotebookRunner(
        program, makeInterpreter: { workspace.interpreter(host: $0, progress: { _ in }) },
        sink: { _ in })
      let found = runner.check()
      for diagnostic in found { console.show(diagnostic) }
      let errors = found.count { $0.severity == .error }
      if errors > 0 { status = .usage }
      let cells = counted(file.notebook.cells.count, "cell")
      console.output.write(
        "\(path): \(cells), "
          + (found.isEmpty ? "nothing wrong\n" : counted(errors, "error") + "\n"))
    }
    return status
  }
}
