import Binding
import Builtins
import Diagnostics
import Language

/// Where a lesson gets what the learner types: from an editor where the terminal can be edited, else
/// line by line.
final class TeachReader {
  /// What the learner can ask for.
  static let commands = [
    ":back", ":fill", ":help", ":hint", ":quit", ":replay", ":restart", ":skip", ":solution",
  ]

  /// What is bound at this moment, for completion.
  var names: () -> [(name: String, value: Value)] = { [] }
  /// The signal that asks the process to end, once there is one.
  private(set) var ending: Int32?
  /// Where prompts and candidates are shown.
  var console: Console
  private let input: any InputSource
  private let editor: LineEditor?
  private let manner = Manner()

  /// What ends an entry.
  private final class Manner {
    /// Whether any line is whole, since it is no program.
    var takesWords = false
  }

  init(_ console: Console, _ input: any InputSource) {
    self.console = console
    self.input = input
    // What is tried in a lesson is not kept among the entries of the prompt.
    editor =
      input.isTerminal && console.terminal.canEdit
      ? LineEditor(
        history: nil, warn: console.warn,
        isComplete: { [manner] in manner.takesWords || PromptEntry.isComplete($0) }) : nil
    editor?.presentation = { [weak self] in self?.console.presentation ?? .plain }
    editor?.complete = { [weak self] in self?.completion(before: $0) ?? Completion() }
  }

  /// Whether a person edits what is read, in a terminal whose width may change.
  var isEdited: Bool { editor != nil }

  /// A line of words; nothing at the end of input.
  func words(_ prompt: String) -> String? {
    manner.takesWords = true
    defer { manner.takesWords = false }
    let prompt = console.presentation.styled(prompt, .accent)
    guard let editor else { return input.readLine(prompt: prompt, continuing: false) }
    return text(editor, prompt)
  }

  /// Lines until they make a whole entry; an empty line ends one that is still not complete. Nothing at
  /// the end of input.
  func entry(_ prompt: String) -> String? {
    let reader: any EntryReader = editor ?? LineReader(input, console.presentation)
    guard let text = text(reader, console.presentation.styled(prompt, .accent)) else { return nil }
    if PromptEntry(text) == .farewell { return ":quit" }
    let word = text.filter { $0 != " " }
    if word.hasPrefix(":fill") { return text }
    return word.isEmpty || word.hasPrefix(":") ? word : text
  }

  /// Runs a cell or an entry; what is typed meanwhile is shown where it is read.
  func whileRunning<T>(_ body: () throws -> T) rethrows -> T {
    try editor?.withoutEcho(body) ?? body()
  }

  private func text(_ reader: any EntryReader, _ prompt: String) -> String? {
    while true {
      switch reader.readEntry(prompt: prompt) {
      case .text(let text):
        editor?.keep(text)
        Interrupt.clear()
        return text
      case .dropped: continue
      case .end:
        if editor != nil { console.output.write("\n") }
        return nil
      case .ended(let number):
        ending = number
        return nil
      }
    }
  }

  private func completion(before text: String) -> Completion {
    if manner.takesWords { return Completion() }
    if text.hasPrefix(":") {
      return Completer.filtered(Self.commands.map { Candidate($0) }, text)
    }
    let completer = Completer(
      names: names(), last: nil, catalogue: Catalogue.standard, cells: [], folders: ["."])
    return completer.completion(before: text)
  }
}
