import Builtins
import Diagnostics
import Language
import Notebooks

/// An expression, or statements without prose: given with `-e` or on standard input.
struct ScriptCommand {
  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    self.console = console
    self.invocation = invocation
    settings = try RunSettings(invocation, console)
  }

  init(_ console: Console, _ invocation: Invocation, _ settings: RunSettings) {
    self.console = console
    self.invocation = invocation
    self.settings = settings
  }

  /// Runs what stands on standard input: a notebook if it has a cell, otherwise a script.
  func runStandardInput(_ input: any InputSource) throws(Fault) -> ExitCode {
    var text = ""
    while let line = input.readLine(prompt: "", continuing: false) {
      text += line + "\n"
      guard text.utf8.count <= NotebookFile.limit else {
        throw Fault(
          "notebook.too-large",
          "a script may have \(NotebookFile.limit >> 20) MB, but this has more",
          hint: "Keep data in files of their own and load them.")
      }
    }
    let notebook = Notebook(name: "standard input", bytes: Array(text.utf8))
    if !notebook.cells.isEmpty {
      return try RunCommand(console, invocation, settings).run(notebook, folder: ".")
    }
    return try run(SourceText(name: "standard input", text: text))
  }

  /// Runs statements and shows the value of the last.
  func run(_ source: SourceText) throws(Fault) -> ExitCode {
    let outcome = Parser.parse(source)
    guard let program = outcome.program, outcome.diagnostics.isEmpty else {
      for diagnostic in outcome.diagnostics { console.show(diagnostic) }
      return .usage
    }
    let declared = program.numericsDeclaration.flatMap { NumericsMode(rawValue: $0) }
    let workspace = try settings.workspace(forNotebookIn: ".", declared: declared)
    let session = PromptSession(console: console, workspace: workspace, timeout: settings.timeout)
    session.interpreter.parameterOverrides = try overrides(for: program)
    return session.run(program)
  }

  /// The values given with `-p`, all of which the script must declare.
  private func overrides(for program: Program) throws(Fault) -> [String: Value] {
    let known = program.parameters.map(\.name) + ["seed"]
    for (name, _) in settings.parameters where !known.contains(name) {
      throw Fault(
        "param.unknown", "the script has no parameter `\(name)`",
        hint: suggestion(for: name, among: known, noun: "parameter"))
    }
    return Dictionary(
      settings.parameters.map { ($0.name, Value.string($0.value)) }, uniquingKeysWith: { $1 })
  }
}
