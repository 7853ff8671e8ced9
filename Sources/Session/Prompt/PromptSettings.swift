import Diagnostics
import Notebooks

/// What can be set at the prompt: how things look, and how they are computed.
struct PromptSettings {
  /// The columns, where they do not follow the terminal.
  var width: Int?
  /// `auto`, `always` or `never`.
  var color: String
  /// Whether only ASCII is drawn.
  var ascii: Bool
  /// How things are computed.
  var running: RunSettings
  private let terminal: Terminal
  private let invocation: Invocation

  init(_ running: RunSettings, _ invocation: Invocation, _ terminal: Terminal) throws(Fault) {
    self.running = running
    self.invocation = invocation
    self.terminal = terminal
    let presentation = try terminal.presentation(invocation)
    let isFixed = invocation.has(.width) || terminal.environment["COLUMNS"].flatMap(Int.init) != nil
    width = isFixed ? presentation.width : nil
    color = invocation.text(.color) ?? "auto"
    ascii = presentation.ascii
  }

  /// How to draw now, on output or errors, in a terminal that may have another width than before.
  func presentation(toError: Bool) -> Presentation {
    let isTerminal = toError ? terminal.errorIsTerminal : terminal.outputIsTerminal
    return Presentation(
      width: width ?? Terminal.currentColumns() ?? 80,
      color: terminal.color(color, isTerminal: isTerminal), ascii: ascii,
      wrapsMessages: isTerminal)
  }
}
