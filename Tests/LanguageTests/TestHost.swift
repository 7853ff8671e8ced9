import Diagnostics
import Language
import Synchronization

/// Collects what programs show; can be told to interrupt.
final class TestHost: Host {
  private let state = Mutex((shown: [String](), interrupted: false, polls: 0))

  var shown: [String] { state.withLock { $0.shown } }

  func show(_ value: Value, in evaluation: Evaluation) {
    state.withLock { $0.shown.append(value.literal) }
  }

  func interrupt() { state.withLock { $0.interrupted = true } }

  var isInterrupted: Bool {
    state.withLock {
      $0.polls += 1
      return $0.interrupted
    }
  }

  var polls: Int { state.withLock { $0.polls } }
}
