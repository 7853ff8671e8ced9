public import Diagnostics

/// One thing that happens while a notebook runs; a view, a report and a cache live on these.
///
/// Events come in document order. Between the start and the finish of a cell come its outputs and
/// problems, and nothing of another cell.
public enum RunEvent: Sendable {
  /// The prose between two cells, with what its values became.
  case prose(Prose, values: [InlineResult])
  /// A cell begins; `isSelected` is false if it runs only because a selected one needs it.
  case started(Cell, isSelected: Bool)
  /// A cell shows something.
  case output(Cell, CellOutput)
  /// Something is wrong or doubtful, in a cell or in the document.
  case problem(Diagnostic, cell: Cell?)
  /// A cell ends, after so many seconds; one that is skipped ends without having begun.
  case finished(Cell, CellStatus, seconds: Double)
  /// The run ends.
  case ended(ExitCode)
}
