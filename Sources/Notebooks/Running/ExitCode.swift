/// How a command ends, as the shell sees it.
public enum ExitCode: Int32, Sendable, Hashable, CaseIterable {
  /// Everything is as it must be.
  case success = 0
  /// A cell failed.
  case cellFailed = 1
  /// The command line or a document is wrong; nothing was run.
  case usage = 2
  /// An output is not what the notebook says.
  case mismatch = 3
  /// A cell took too long.
  case timedOut = 4
  /// The person asked to stop.
  case interrupted = 130

  /// The status of two things together: the one that says more about what to do first.
  public func combined(with other: ExitCode) -> ExitCode {
    let order: [ExitCode] = [.interrupted, .usage, .timedOut, .cellFailed, .mismatch, .success]
    return order.first { $0 == self || $0 == other } ?? .success
  }
}
