import Binding
import Builtins
import Diagnostics
import Language
import Notebooks

/// The program as a function of its arguments, so that tests can call it.
public struct CommandLineTool {
  /// The version that `--version` shows and notebooks may ask for with `use`.
  public static let version = "0.1.0"

  private var console: Console
  private let input: any InputSource

  /// Creates the tool.
  public init(console: Console, input: any InputSource) {
    self.console = console
    self.input = input
  }

  /// Runs a command; the exit status as the shell sees it.
  public mutating func run(_ arguments: [String]) -> Int32 {
    do {
      let invocation = try Invocation(arguments)
      console.presentation = try console.terminal.presentation(invocation)
      console.errorPresentation = try console.terminal.presentation(invocation, toError: true)
      let status = try dispatch(invocation).rawValue
      if let problem = Workspace.kernelProblem { console.warn(problem) }
      console.pointToExplanations()
      return status
    } catch {
      console.show(error)
      console.pointToExplanations()
      return ExitCode.usage.rawValue
    }
  }

  private func dispatch(_ invocation: Invocation) throws(Fault) -> ExitCode {
    if invocation.has(.help) {
      console.output.write(invocation.command.usage)
      return .success
    }
    if invocation.has(.version) {
      console.output.write("lupi \(Self.version)\n")
      return .success
    }
    switch invocation.command.name {
    case "run": return try RunCommand(console, invocation).run()
    case "watch": return try WatchCommand(console, invocation).run()
    case "sweep": return try SweepCommand(console, invocation).run()
    case "teach": return try TeachCommand(console, invocation, input: input).run()
    case "handout": return try HandoutCommand(console, invocation).run()
    case "why": return try WhyCommand(console, invocation).run()
    case "test": return try TestCommand(console, invocation).run()
    case "check": return try CheckCommand(console, invocation).run()
    case "attest": return try AttestCommand(console, invocation).run()
    case "report": return try ReportCommand(console, invocation).run()
    case "import": return try ImportCommand(console, invocation).run()
    case "embed", "verify", "classify": return try ListenCommand(console, invocation).run()
    case "cache": return try CacheCommand(console, invocation).run()
    case "help": return try HelpCommand(console, invocation).run()
    case "explain": return ExplainCommand(console, invocation).run()
    default: break
    }
    if let expression = invocation.text(.expression) {
      guard invocation.operands.isEmpty else {
        throw Fault(
          "usage.operands",
          "`-e` must be given without a file, but `\(invocation.operands[0])` follows",
          hint: "Leave one of the two out.")
      }
      return try ScriptCommand(console, invocation).run(
        SourceText(name: "expression", text: expression))
    }
    if !invocation.operands.isEmpty { return try RunCommand(console, invocation).run() }
    if console.terminal.inputIsTerminal {
      // What was shown at the prompt was long ago.
      defer { console.shown.forget() }
      return try PromptCommand(console, invocation, input: input).run()
    }
    return try ScriptCommand(console, invocation).runStandardInput(input)
  }
}
