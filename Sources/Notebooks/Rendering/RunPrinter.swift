public import Diagnostics
import Synchronization

/// Writes a view of a run while it happens, with a blank line between two pieces.
public final class RunPrinter: Sendable {
  private let view: Mutex<(view: RunView, isFirst: Bool)>
  private let write: @Sendable (String, _ isMessage: Bool) -> Void

  /// Creates a printer; `write` gets whole lines, newline included.
  public init(
    _ notebook: Notebook, style: RunView.Style = .report, presentation: Presentation,
    write: @escaping @Sendable (_ text: String, _ isMessage: Bool) -> Void
  ) {
    view = Mutex((RunView(notebook, style: style, presentation: presentation), true))
    self.write = write
  }

  /// Writes what belongs to an event; hand this to a runner as its sink.
  public func add(_ event: RunEvent) {
    view.withLock { state in
      guard let piece = state.view.piece(for: event) else { return }
      write((state.isFirst ? "" : "\n") + piece.text + "\n", piece.isMessage)
      state.isFirst = false
    }
  }
}
