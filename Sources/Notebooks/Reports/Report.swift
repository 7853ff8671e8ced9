import Diagnostics

/// A notebook that was run, as a page: its prose, its programs and what they showed.
///
/// Nothing of the clock, of the machine's folders or of the way of running is part of it: equal runs
/// give equal reports.
public struct Report: Sendable {
  /// What became of one cell.
  struct Part: Sendable {
    let cell: Cell
    /// Whether it was asked for, and not only needed by another one.
    let isSelected: Bool
    var outputs: [CellOutput] = []
    var problems: [Diagnostic] = []
    var status: CellStatus?
  }

  /// A part of the page.
  enum Element: Sendable {
    case prose(Prose, [InlineResult])
    case cell(Part)
    /// Something that is wrong outside the cells.
    case problem(Diagnostic)
  }

  /// A line of the account of how the report was made.
  public struct Fact: Sendable, Equatable {
    /// What is told, such as `numerics`.
    public let name: String
    /// It, or several of its kind.
    public let values: [String]

    /// Creates a line.
    public init(_ name: String, _ values: [String]) {
      self.name = name
      self.values = values
    }
  }

  /// How a report is written.
  public struct Style: Sendable {
    /// Whether all programs are folded, and not only those of cells marked `fold`.
    public var foldsAll = false

    /// As the cells say.
    public init() {}
  }

  let notebook: Notebook
  let events: [RunEvent]
  let elements: [Element]
  let facts: [Fact]
  let style: Style

  /// Puts a report together from what happened in a run.
  public init(
    _ notebook: Notebook, events: [RunEvent], facts: [Fact], style: Style = Style()
  ) {
    self.notebook = notebook
    self.events = events
    self.style = style
    var elements: [Element] = []
    var open: Part?
    for event in events {
      switch event {
      case .prose(let prose, let values): elements.append(.prose(prose, values))
      case .started(let cell, let isSelected): open = Part(cell: cell, isSelected: isSelected)
      case .output(_, let output): open?.outputs.append(output)
      case .problem(let problem, let cell):
        if cell == nil {
          elements.append(.problem(problem))
        } else {
          open?.problems.append(problem)
        }
      case .finished(let cell, let status, _):
        var part = open ?? Part(cell: cell, isSelected: true)
        open = nil
        part.status = status
        elements.append(.cell(part))
      case .ended: break
      }
    }
    self.elements = elements
    self.facts = facts + [Fact("cells", [Self.account(elements)])]
  }

  /// The title of the page.
  public var title: String {
    guard let title = notebook.title else { return notebook.source.name }
    return InlineParser.nodes(title).plain
  }

  /// How many cells there are and what became of them.
  private static func account(_ elements: [Element]) -> String {
    var counts: [(name: String, count: Int)] = []
    var total = 0
    for case .cell(let part) in elements {
      total += 1
      let name = part.status?.account ?? "unfinished"
      if let place = counts.firstIndex(where: { $0.name == name }) {
        counts[place].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    if total == 0 { return "none" }
    return "\(total): " + counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
  }
}

extension Report.Part {
  /// Whether the program and what it shows are kept out of the report; what is wrong is not.
  var isHidden: Bool { cell.options.hide || !isSelected }

  /// The lines of the program.
  func lines(in source: SourceText) -> [String] {
    var lines = cell.fence.lines(in: source)
    while lines.last?.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) == true { lines.removeLast() }
    return lines
  }

  /// Whether what went wrong was announced by the notebook.
  var isAnnounced: Bool { status == .failedAsWritten }
}

extension CellStatus {
  /// The status as one of a few words, to be counted.
  fileprivate var account: String {
    switch self {
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .failedAsWritten: "failed as announced"
    case .timedOut: "timed out"
    case .interrupted: "interrupted"
    case .skipped(.stopped): "not run"
    case .skipped: "skipped"
    }
  }
}
