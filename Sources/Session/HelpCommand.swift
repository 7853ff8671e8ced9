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

  func run() throws(Fault) -> ExitCode {
    let catalogue = Catalogue.standard
    let topic = invocation.operands.joined(separator: " ")
    if invocation.has(.manual) {
      guard topic.isEmpty, !invocation.has(.json) else {
        throw Fault(
          "usage.operands", "`--manual` prints all there is, and takes no other words or options",
          hint: "Write `lupi help --manual > manual.lupi`.")
      }
      console.output.write(Catalogue.manual)
      return .success
    }
    if invocation.has(.json) { return json(topic, catalogue) }
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
    let found = catalogue.search(topic)
    guard !found.isEmpty else { return unknown(topic, catalogue) }
    console.output.write(catalogue.rows(Array(found.prefix(12)), console.presentation) + "\n")
    return .success
  }

  /// All builtins, the one of a name, or what a search finds, best first.
  private func json(_ topic: String, _ catalogue: Catalogue) -> ExitCode {
    let found =
      topic.isEmpty ? catalogue.builtins : catalogue[topic].map { [$0] } ?? catalogue.search(topic)
    guard !found.isEmpty else { return unknown(topic, catalogue) }
    console.output.write(catalogue.json(of: found))
    return .success
  }

  private func unknown(_ topic: String, _ catalogue: Catalogue) -> ExitCode {
    console.show(
      Fault(
        "help.unknown", "there is no builtin or command `\(topic)`, and none that mentions it",
        hint: nearestName(to: topic, among: catalogue.builtins.map(\.name)).map {
          "Did you mean `\($0)`?"
        }
          ?? "`lupi help` lists everything."))
    return .usage
  }
}
