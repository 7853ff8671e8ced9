import Language
import Synchronization

/// Hands what a cell shows to the runner, from whichever thread it comes.
final class NotebookHost: Host {
  private let cell = Mutex<Cell?>(nil)
  private let sink: @Sendable (RunEvent) -> Void
  private let interrupted: @Sendable () -> Bool

  init(
    sink: @escaping @Sendable (RunEvent) -> Void, isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.sink = sink
    interrupted = isInterrupted
  }

  var isInterrupted: Bool { interrupted() }

  /// The cell that runs, to which everything shown belongs.
  func enter(_ current: Cell?) { cell.withLock { $0 = current } }

  /// Text is shown as it is, without quotes.
  func show(_ value: Value, in evaluation: Evaluation) throws {
    cell.withLock { current in
      if let current { sink(.output(current, value.string.map { .text($0) } ?? .value(value))) }
    }
  }
}
