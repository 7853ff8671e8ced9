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
        "usage.operands", "`lupi check` needs at least one notebook or folder",
        hint: "Write `lupi check FILE.lupi`.")
    }
    self.console = console
    self.invocation = invocation
  }

  func run() throws(Fault) -> ExitCode {
    let settings = try RunSettings(invocation, console)
    var status = ExitCode.success
    for path in try NotebookPaths.expanded(invocation.operands) {
      do {
        if try !isRight(NotebookFile(path), settings) { status = .usage }
      } catch {
        console.show(error)
        status = .usage
      }
    }
    return status
  }

  /// Shows what is wrong with a notebook; whether it has no error.
  private func isRight(_ file: NotebookFile, _ settings: RunSettings) throws(Fault) -> Bool {
    let program = NotebookProgram(file.notebook)
    let workspace = try settings.workspace(forNotebookIn: file.folder, declared: program.numerics)
    let runner = NotebookRunner(
      program, makeInterpreter: { workspace.interpreter(host: $0, progress: { _ in }) },
      sink: { _ in })
    let found = runner.check()
    for diagnostic in found { console.show(diagnostic) }
    let errors = found.count { $0.severity == .error }
    let warnings = found.count - errors
    var parts: [String] = []
    if errors > 0 { parts.append(counted(errors, "error")) }
    if warnings > 0 { parts.append(counted(warnings, "warning")) }
    console.output.write(
      "\(file.path): \(counted(file.notebook.cells.count, "cell")), "
        + (parts.isEmpty ? "nothing wrong" : parts.joined(separator: ", ")) + "\n")
    return errors == 0
  }
}
