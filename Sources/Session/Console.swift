import Diagnostics
import Notebooks

/// Where a command reads, writes and draws: given by the program, or by a test.
public struct Console: Sendable {
  let terminal: Terminal
  let output: any TextSink
  let errors: any TextSink
  /// Draws values on standard output.
  var presentation = Presentation.plain
  /// Draws diagnostics on standard error.
  var errorPresentation = Presentation.plain
  /// What was shown so far.
  let shown = ShownCodes()

  /// Creates a console.
  init(terminal: Terminal, output: any TextSink, errors: any TextSink) {
    self.terminal = terminal
    self.output = output
    self.errors = errors
  }

  /// The program's own console. Results that cannot be written end the program with status 1, as
  /// going on would only lose more of them.
  public static func standard() -> Console {
    let errors = DescriptorSink(2)
    let output = DescriptorSink(1) { reason in
      let fault = Fault(
        "output.unwritable", "standard output cannot be written: \(reason)",
        hint: "Make room, or send the output elsewhere.")
      errors.write(Diagnostic(fault, at: nil, in: nil).rendered() + "\n")
      exit(status: ExitCode.cellFailed.rawValue)
    }
    return Console(terminal: .current(), output: output, errors: errors)
  }

  /// Shows a diagnostic.
  func show(_ diagnostic: Diagnostic) {
    shown.add(diagnostic.code)
    errors.write(diagnostic.rendered(errorPresentation) + "\n")
  }

  /// Tells a person at a terminal, in one line, how to learn more about the errors that were shown.
  func pointToExplanations() {
    guard terminal.errorIsTerminal, let pointer = shown.pointer else { return }
    errors.write(errorPresentation.styled(pointer, .faint) + "\n")
  }

  /// Shows what is not as it should be and stops nothing.
  func warn(_ fault: Fault) {
    show(
      Diagnostic(
        fault.code, fault.message, at: nil, in: nil, hint: fault.hint, severity: .warning))
  }

  /// Shows a fault that has no place.
  func show(_ fault: Fault) { show(Diagnostic(fault, at: nil, in: nil)) }
}
