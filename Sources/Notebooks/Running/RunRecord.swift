public import Diagnostics

/// What happened to each cell of a run, put together from its events.
public struct RunRecord: Sendable {
  /// What happened to one cell.
  public struct Entry: Sendable {
    /// The cell.
    public let cell: Cell
    /// Whether it was asked for, and not only needed by another one.
    public let isSelected: Bool
    /// What it showed, in order.
    public internal(set) var outputs: [CellOutput] = []
    /// What was wrong.
    public internal(set) var problems: [Diagnostic] = []
    /// How it ended, once it has.
    public internal(set) var status: CellStatus?
    /// How long it took.
    public internal(set) var seconds = 0.0

    /// What it showed, as text: each output on lines of its own.
    public func text(_ presentation: Presentation) -> String {
      outputs.map { $0.rendered(presentation) }.joined(separator: "\n")
    }
  }

  /// The cells that were started or skipped, in order.
  public private(set) var entries: [Entry] = []
  /// What became of the values in each prose block, by the offset at which the block begins.
  public private(set) var inline: [Int: [InlineResult]] = [:]
  /// What was wrong outside the cells.
  public private(set) var problems: [Diagnostic] = []
  /// How the run ended, once it has.
  public private(set) var exit: ExitCode?

  /// The record of nothing yet.
  public init() {}

  /// Takes an event in.
  public mutating func add(_ event: RunEvent) {
    switch event {
    case .prose(let prose, let values): inline[prose.range.lowerBound] = values
    case .started(let cell, let isSelected):
      entries.append(Entry(cell: cell, isSelected: isSelected))
    case .output(let cell, let output): change(cell) { $0.outputs.append(output) }
    case .problem(let problem, let cell):
      if let cell { change(cell) { $0.problems.append(problem) } } else { problems.append(problem) }
    case .finished(let cell, let status, let seconds):
      change(cell) { entry in
        entry.status = status
        entry.seconds = seconds
      }
    case .ended(let status): exit = status
    }
  }

  /// The entry of a cell, by the position of the cell.
  public func entry(of index: Int) -> Entry? { entries.last { $0.cell.index == index } }

  private mutating func change(_ cell: Cell, _ body: (inout Entry) -> Void) {
    if entries.last?.cell.index != cell.index {
      entries.append(Entry(cell: cell, isSelected: true))
    }
    body(&entries[entries.count - 1])
  }
}
