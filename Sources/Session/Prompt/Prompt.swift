import Binding
import Builtins
import Diagnostics
import Language
import Notebooks

/// The prompt: what was typed, what it bound, and the notebook that is loaded.
final class Prompt {
  let session: PromptSession
  /// What can be set.
  private(set) var settings: PromptSettings
  /// What was run, for `:save`.
  var journal = Journal()
  /// The notebook that `:load` loaded.
  var notebook: LoadedNotebook?
  /// The moments to which `:undo` goes back, the latest last.
  var moments: [Moment] = []
  /// The editor, where there is one.
  weak var editor: LineEditor?
  /// Files that this session has written.
  var saved: Set<String> = []
  /// The numerics that an entry or a notebook has declared.
  private(set) var declared: NumericsMode?

  /// Everything that an entry may change.
  struct Moment {
    let title: String
    let snapshot: Interpreter.Snapshot
    let journal: Journal
    let notebook: LoadedNotebook?
  }

  /// As many moments as are kept; they share what did not change.
  private static let mostMoments = 200

  init(_ console: Console, _ settings: PromptSettings) throws(Fault) {
    self.settings = settings
    session = PromptSession(
      console: console,
      workspace: try settings.running.workspace(forNotebookIn: ".", declared: nil),
      timeout: settings.running.timeout)
  }

  var interpreter: Interpreter { session.interpreter }
  var console: Console { session.console }
  var catalogue: Catalogue { Catalogue.standard }
  /// The numerics that entries are computed with.
  var mode: NumericsMode { settings.running.mode(declared: declared) }

  /// Shows a text and a line end.
  func say(_ text: String) { console.output.write(text + "\n") }

  /// Reads and runs entries to the end of the input, or until a signal, which is returned.
  func run(_ reader: any EntryReader) -> Int32? {
    while true {
      refresh()
      switch reader.readEntry(prompt: console.presentation.styled("lupi> ", .accent)) {
      case .text(let text):
        editor?.keep(text)
        // The window may have changed while the entry was edited.
        refresh()
        Interrupt.clear()
        let entry = PromptEntry(text)
        if entry == .farewell { return nil }
        if let editor { editor.withoutEcho { run(entry) } } else { run(entry) }
      case .dropped: continue
      case .end:
        console.output.write("\n")
        return nil
      case .ended(let number): return number
      }
    }
  }

  /// Takes the terminal's present width over.
  private func refresh() {
    session.console.presentation = settings.presentation(toError: false)
    session.console.errorPresentation = settings.presentation(toError: true)
  }

  private func run(_ entry: PromptEntry) {
    switch entry {
    case .blank, .farewell: break
    case .program(let text): run(program: text)
    case .help(let topic): attempt { () throws(Fault) in try explain(topic) }
    case .command(let word, let operand):
      attempt { () throws(Fault) in
        guard let command = ColonCommand.named(word) else {
          throw Fault(
            "prompt.command", "the prompt has no command `\(word)`",
            hint: nearestName(to: word, among: ColonCommand.all.map(\.word)).map {
              "Did you mean `\($0)`?"
            } ?? "`:help` lists them.")
        }
        try command.run(self, operand)
      }
    }
  }

  /// Does something that may fail, and says so.
  private func attempt(_ body: () throws(Fault) -> Void) {
    do throws(Fault) { try body() } catch { session.complain(error) }
  }

  /// Runs an entry, and keeps it for `:save` and `:undo` if it succeeds.
  func run(program text: String) {
    let source = SourceText(name: "prompt", text: text)
    let outcome = Parser.parse(source)
    guard let program = outcome.program, outcome.diagnostics.isEmpty else {
      for diagnostic in outcome.diagnostics { session.complain(diagnostic) }
      return
    }
    if let word = program.numericsDeclaration, let mode = NumericsMode(rawValue: word) {
      attempt { () throws(Fault) in try declare(mode) }
      guard declared == mode else { return }
    }
    let before = moment(text)
    let name = session.nextName
    switch session.end(program) {
    case .succeeded(let value):
      remember(before)
      journal.add(name, program, hasValue: value.map { !$0.isNone } ?? false)
    case .stopped: journal.forgetLast()
    case .failed: break
    }
  }

  /// This moment, before something that is called `title`.
  func moment(_ title: String) -> Moment {
    Moment(
      title: title, snapshot: interpreter.snapshot(), journal: journal, notebook: notebook)
  }

  /// Keeps a moment for `:undo`.
  func remember(_ moment: Moment) {
    moments.append(moment)
    if moments.count > Self.mostMoments { moments.removeFirst() }
  }

  /// Takes numerics over that an entry or a notebook declares.
  func declare(_ mode: NumericsMode) throws(Fault) {
    if let declared, declared != mode {
      throw Fault(
        "prompt.numerics",
        "a session must have one kind of numerics, but `\(declared.rawValue)` is declared already",
        hint: "Change it with `:set numerics \(mode.rawValue)`.")
    }
    declared = mode
    try change(settings)
  }

  /// Takes other settings over; what is bound stays.
  func change(_ settings: PromptSettings, numerics: NumericsMode? = nil) throws(Fault) {
    if let numerics { declared = numerics }
    let workspace = try settings.running.workspace(forNotebookIn: ".", declared: declared)
    self.settings = settings
    session.move(to: workspace, timeout: settings.running.timeout)
    refresh()
  }

  /// What completion goes by at this moment.
  var completer: Completer {
    Completer(
      names: interpreter.globals.map { ($0.name, $0.value) }, last: interpreter.lastValue,
      catalogue: catalogue, cells: notebook?.names ?? [],
      folders: ["."] + settings.running.dataFolders)
  }
}
