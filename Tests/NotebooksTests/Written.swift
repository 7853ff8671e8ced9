import Synchronization

/// Collects text from a closure that may run on any thread.
final class Written: Sendable {
  private let parts = Mutex<[String]>([])

  func add(_ text: String) { parts.withLock { $0.append(text) } }

  var text: String { parts.withLock { $0.joined() } }
}
