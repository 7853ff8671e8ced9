import Diagnostics

/// Where a command reads, writes and draws: given by the program, or by a test.
public struct Console: Sendable {
  let terminal: Terminal
  let output: any TextSink
  let errors: any TextSink
  /// Draws values on standard output.
  var presentation = Presentation.plain
  /// Draws diagnostics on standard error.
  var errorPresentation = Presentation.plain

  /// Creates a console.
  init(terminal: Terminal, output: any TextSink, errors: any TextSink) {
    self.terminal = terminal
    self.output = output
    self.errors = errors
  }

  /// The program's own console.
  public static func standard() -> Console {
    Console(terminal: .current(), output: DescriptorSink(1), errors: DescriptorSink(2))
  }

  /// Shows a diagnostic.
  func show(_ diagnostic: Diagnostic) {
    errors.write(diagnostic.rendered(errorPresentation) + "\n")
  }

  /// Shows a fault that has no place.
  func show(_ fault: Fault) { show(Diagnostic(fault, at: nil, in: nil)) }
}
