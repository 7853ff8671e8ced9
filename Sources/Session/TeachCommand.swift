import Builtins
import Diagnostics
import Language
import Notebooks

/// `lupi teach`: a notebook step by step, at the learner's pace.
struct TeachCommand {
  private let console: Console
  private let settings: RunSettings
  private let drawing: PromptSettings
  private let path: String
  private let input: any InputSource

  init(_ console: Console, _ invocation: Invocation, input: any InputSource) throws(Fault) {
    settings = try RunSettings(invocation, console)
    drawing = try PromptSettings(settings, invocation, console.terminal)
    guard invocation.operands.count == 1 else {
      throw Fault(
        "usage.operands",
        "`lupi teach` takes one notebook, but has \(counted(invocation.operands.count, "operand"))",
        hint: "Write `lupi teach FILE.lupi`.")
    }
    self.console = console
    self.input = input
    path = invocation.operands[0]
  }

  func run() throws(Fault) -> ExitCode {
    let file = try NotebookFile(path)
    let prepared = try PreparedRun(file, settings)
    let problems = prepared.runner(settings.options(declared: prepared.program.numerics)) { _ in }
      .check()
    for problem in problems { console.show(problem) }
    guard !problems.contains(where: { $0.severity == .error }) else { return .usage }
    let session = TeachSession(
      console: console, input: input, prepared: prepared, drawing: drawing,
      name: NotebookFile.name(of: path))
    let exit = session.run()
    if let number = session.ending { endProcess(bySignal: number) }
    return exit
  }
}
