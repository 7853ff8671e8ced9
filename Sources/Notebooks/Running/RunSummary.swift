public import Diagnostics

/// How a run ended.
public struct RunSummary: Sendable {
  /// How the command should end.
  public let exit: ExitCode
  /// Every selected cell and how it ended, in order; empty if nothing could be run.
  public let cells: [(cell: Cell, status: CellStatus)]
  /// Everything that is wrong or doubtful, in the order in which it was found, apart from failures
  /// that an `error` fence announces.
  public let problems: [Diagnostic]
}
