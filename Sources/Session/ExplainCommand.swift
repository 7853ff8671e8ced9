import Builtins
import Diagnostics
import Notebooks

/// `lupi explain`: what an error means, why its rule exists, and what to do, with examples that are
/// run.
struct ExplainCommand {
  private let console: Console
  private let invocation: Invocation

  init(_ console: Console, _ invocation: Invocation) {
    self.console = console
    self.invocation = invocation
  }

  func run() -> ExitCode {
    guard !invocation.operands.isEmpty else {
      console.output.write(Explanations.overview(console.presentation) + "\n")
      return .success
    }
    var status = ExitCode.success
    var isFirst = true
    for topic in invocation.operands {
      guard let page = Explanations.page(for: topic, console.presentation) else {
        console.show(
          Fault(
            "help.unknown", "there is no error `\(topic)`", hint: Explanations.hint(for: topic)))
        status = .usage
        continue
      }
      console.output.write((isFirst ? "" : "\n") + page + "\n")
      isFirst = false
    }
    return status
  }
}
