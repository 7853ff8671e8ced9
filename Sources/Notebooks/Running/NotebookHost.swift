import Language
import Synchronization

/// Hands what a cell shows to the runner, from whichever thread it comes.
final class NotebookHost: Host {
  private let cell = Mutex<(cell: Cell?, shown: [CellOutput])>((nil, []))
  private let sink: @Sendable (RunEvent) -> Void
  private let interrupted: @Sendable () -> Bool

  init(
    sink: @escaping @Sendable (RunEvent) -> Void, isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.sink = sink
    interrupted = isInterrupted
  }

  var isInterrupted: Bool { interrupted() }

  /// The cell that runs, to which everything shown belongs; nothing is shown where there is none.
  func enter(_ current: Cell?) { cell.withLock { $0 = (current, []) } }

  /// What the cell has shown so far.
  var shown: [CellOutput] { cell.withLock { $0.shown } }

  /// Text is shown as it is, without quotes.
  func show(_ value: Value, in evaluation: Evaluation) throws {
    show(value.string.map { .text($0) } ?? .value(value))
  }

  /// Shows something on behalf of the cell that runs.
  func show(_ output: CellOutput) {
    cell.withLock { state in
      guard let current = state.cell else { return }
      state.shown.append(output)
      sink(.output(current, output))
    }
  }
}
