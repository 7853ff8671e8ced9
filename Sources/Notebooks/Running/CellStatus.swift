/// How a cell ended.
public enum CellStatus: Sendable, Hashable {
  /// It ran to its end.
  case succeeded
  /// It failed.
  case failed
  /// It failed, as the `error` fence below it says it must.
  case failedAsWritten
  /// It took longer than it may.
  case timedOut
  /// The person asked to stop.
  case interrupted
  /// It was not run.
  case skipped(SkipReason)

  /// Whether everything that the cell binds is bound.
  public var isComplete: Bool { self == .succeeded }

  /// What the cell means for the whole run.
  var exit: ExitCode {
    switch self {
    case .succeeded, .failedAsWritten, .skipped: .success
    case .failed: .cellFailed
    case .timedOut: .timedOut
    case .interrupted: .interrupted
    }
  }
}
