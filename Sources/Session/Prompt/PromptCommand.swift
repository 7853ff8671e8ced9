import Builtins
import Diagnostics
import Notebooks

/// `lupi` alone: reads an entry, runs it, shows its value, and again.
struct PromptCommand {
  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings
  private let input: any InputSource

  init(_ console: Console, _ invocation: Invocation, input: any InputSource) throws(Fault) {
    self.console = console
    self.invocation = invocation
    self.input = input
    settings = try RunSettings(invocation, console)
  }

  func run() throws(Fault) -> ExitCode {
    let prompt = try Prompt(console, PromptSettings(settings, invocation, console.terminal))
    let editor = input.isTerminal && console.terminal.canEdit ? self.editor() : nil
    prompt.editor = editor
    editor?.presentation = { [weak prompt] in
      prompt?.settings.presentation(toError: false) ?? .plain
    }
    editor?.complete = { [weak prompt] in prompt?.completer.completion(before: $0) ?? Completion() }
    console.output.write(
      "lupi \(CommandLineTool.version)   "
        + (editor == nil ? "" : "Tab completes, ")
        + "?name explains, :help says more, Ctrl-D ends\n")
    let reader: any EntryReader = editor ?? LineReader(input, console.presentation)
    if let number = prompt.run(reader) { endProcess(bySignal: number) }
    return .success
  }

  /// The editor; a word about it where there is none.
  private func editor() -> LineEditor? {
    let editor = LineEditor(
      history: HistoryFile(console.terminal.environment), warn: console.warn,
      isComplete: PromptEntry.isComplete)
    if editor == nil {
      console.warn(
        Fault(
          "prompt.editor", "lines cannot be edited, as libedit cannot be opened",
          hint: "Install it: `libedit2` on Debian and Ubuntu."))
    }
    return editor
  }
}
