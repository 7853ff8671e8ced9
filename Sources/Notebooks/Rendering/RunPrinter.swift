public import Diagnostics
import Synchronization

/// Writes a view of a run while it happens, with a blank line between two pieces.
public final class RunPrinter: Sendable {
  private let view: Mutex<(view: RunView, hasOutput: Bool, hasMessage: Bool)>
  private let write: @Sendable (String, _ isMessage: Bool) -> Void

  /// Creates a printer; `write` gets whole lines, newline included.
  public init(
    _ notebook: Notebook, style: RunView.Style = .report, presentation: Presentation,
    write: @escaping @Sendable (_ text: String, _ isMessage: Bool) -> Void
  ) {
    view = Mutex((RunView(notebook, style: style, presentation: presentation), false, false))
    self.write = write
  }

  /// Draws otherwise from here on, in a terminal that has another width than before.
  public func draw(with presentation: Presentation) {
    view.withLock { $0.view.presentation = presentation }
  }

  /// Writes what belongs to an event; hand this to a runner as its sink.
  public func add(_ event: RunEvent) {
    view.withLock { state in
      guard let piece = state.view.piece(for: event) else { return }
      // What goes to standard output must not depend on what goes to standard error.
      let isSeparated = state.hasOutput || (piece.isMessage && state.hasMessage)
      write((isSeparated ? "\n" : "") + piece.text + "\n", piece.isMessage)
      if piece.isMessage { state.hasMessage = true } else { state.hasOutput = true }
    }
  }
}
