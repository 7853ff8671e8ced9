import Binding
import Builtins
import Diagnostics
import Language
import Notebooks

/// `lupi` alone: reads an entry, runs it, shows its value, and again.
struct PromptCommand {
  private let console: Console
  private let settings: RunSettings
  private let input: any InputSource

  init(_ console: Console, _ invocation: Invocation, input: any InputSource) throws(Fault) {
    self.console = console
    self.input = input
    settings = try RunSettings(invocation, console)
  }

  func run() throws(Fault) -> ExitCode {
    let workspace = try settings.workspace(forNotebookIn: ".", declared: nil)
    let session = PromptSession(console: console, workspace: workspace)
    console.output.write(
      "lupi \(CommandLineTool.version)   ?name explains a builtin, :help lists them, Ctrl-D ends\n")
    while let entry = readEntry() {
      Interrupt.clear()
      switch entry {
      case .text(let source):
        let outcome = Parser.parse(source)
        for diagnostic in outcome.diagnostics { console.show(diagnostic) }
        if let program = outcome.program, outcome.diagnostics.isEmpty { _ = session.run(program) }
      case .help(let topic): help(topic)
      case .unknown(let word):
        console.show(
          Fault(
            "prompt.command", "the prompt has no command `\(word)`",
            hint: suggestion(for: word, among: [":help", ":quit"], noun: "command")))
      case .quit: return .success
      }
    }
    console.output.write("\n")
    return .success
  }

  private enum Entry {
    case text(SourceText)
    case help(String)
    case unknown(String)
    case quit
  }

  /// Lines until they make a whole entry; an empty line ends an entry that is still not complete.
  private func readEntry() -> Entry? {
    var text = ""
    while true {
      let prompt = console.presentation.styled(text.isEmpty ? "lupi> " : "  ... ", .accent)
      guard let line = input.readLine(prompt: prompt, continuing: !text.isEmpty) else {
        return text.isEmpty ? nil : .text(SourceText(name: "prompt", text: text))
      }
      if text.isEmpty {
        let word = line.filter { $0 != " " }
        if word.isEmpty { continue }
        if Self.farewells.contains(word) { return .quit }
        if word.hasPrefix(":help") { return .help(String(word.dropFirst(5))) }
        if word.hasPrefix(":") { return .unknown(word) }
        if word.hasPrefix("?") { return .help(String(word.dropFirst())) }
        if let topic = Self.helpTopic(line) { return .help(topic) }
        if word.hasSuffix("?") { return .help(String(word.dropLast())) }
      }
      text += (text.isEmpty ? "" : "\n") + line
      let source = SourceText(name: "prompt", text: text)
      if line.isEmpty || !Parser.parse(source).isPartial { return .text(source) }
    }
  }

  private static let farewells: Set = [
    ":quit", ":q", ":exit", "exit", "quit", "exit()", "quit()",
  ]

  /// The name in `help NAME`, as on the command line; anything else is an entry like any other.
  private static func helpTopic(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard words.count == 2, words[0] == "help",
      words[1].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return String(words[1])
  }

  private func help(_ topic: String) {
    let catalogue = Catalogue.standard
    if topic.isEmpty {
      console.output.write(catalogue.overview(console.presentation) + "\n")
    } else if let page = catalogue.help(topic, console.presentation) {
      console.output.write(page + "\n")
    } else {
      console.show(
        Fault(
          "help.unknown", "there is no builtin `\(topic)`",
          hint: nearestName(to: topic, among: catalogue.builtins.map(\.name)).map {
            "Did you mean `\($0)`?"
          }
            ?? ":help lists all of them."))
    }
  }
}
