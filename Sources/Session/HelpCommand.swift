import Binding
import Builtins
import Diagnostics
import Notebooks

/// `lupi help`: a builtin, a command, or a search.
struct HelpCommand {
  private let console: Console
  private let invocation: Invocation

  init(_ console: Console, _ invocation: Invocation) {
    self.console = console
    self.invocation = invocation
  }

  func run() -> ExitCode {
    let catalogue = Catalogue.standard
    let topic = invocation.operands.joined(separator: " ")
    if invocation.has(.json), topic.isEmpty || catalogue[topic] != nil {
      console.output.write(catalogue.json(only: topic.isEmpty ? nil : topic))
      return .success
    }
    if topic.isEmpty {
      console.output.write(
        Subcommand.main.usage + "\n" + catalogue.overview(console.presentation) + "\n")
      return .success
    }
    if let page = catalogue.help(topic, console.presentation) {
      console.output.write(page + "\n")
      return .success
    }
    if let command = Subcommand.all.first(where: { $0.name == topic }) {
      console.output.write(command.usage)
      return .success
    }
    let found = invocation.has(.json) ? [] : catalogue.search(topic)
    guard !found.isEmpty else {
      console.show(
        Fault(
          "help.unknown", "there is no builtin or command `\(topic)`, and none that mentions it",
          hint: nearestName(to: topic, among: catalogue.builtins.map(\.name)).map {
            "Did you mean `\($0)`?"
          }
            ?? "`lupi help` lists everything."))
      return .usage
    }
    console.output.write(catalogue.rows(Array(found.prefix(12)), console.presentation) + "\n")
    return .success
  }
}
