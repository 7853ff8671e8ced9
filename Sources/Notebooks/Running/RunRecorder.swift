import Synchronization

/// Collects the events of a run, from whichever thread they come.
public final class RunRecorder: Sendable {
  private let state = Mutex(RunRecord())

  /// Creates a recorder of nothing yet.
  public init() {}

  /// What has happened so far.
  public var record: RunRecord { state.withLock { $0 } }

  /// Takes an event in; hand this to a runner as its sink.
  public func add(_ event: RunEvent) { state.withLock { $0.add(event) } }
}
