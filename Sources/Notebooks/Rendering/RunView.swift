public import Diagnostics

/// Draws the events of a run as text for a reader at a terminal.
public struct RunView: Sendable {
  /// How much of the notebook is drawn.
  public enum Style: String, Sendable, CaseIterable {
    /// What each cell shows, below its name.
    case outputs
    /// The prose and what the cells show, in order: the notebook as a report.
    case report
    /// The report with the source of each cell.
    case full
  }

  /// A piece of text, one or more whole lines without the last newline.
  public struct Piece: Sendable, Hashable {
    /// The text.
    public let text: String
    /// Whether it is about the run rather than a part of what the notebook shows.
    public let isMessage: Bool
  }

  private let notebook: Notebook
  private let style: Style
  /// How it is drawn from here on.
  public var presentation: Presentation
  private var isHidden = false
  /// Whether the cell that runs has its name above its outputs already.
  private var hasHead = false

  /// Creates a view that has drawn nothing yet.
  public init(_ notebook: Notebook, style: Style = .report, presentation: Presentation) {
    self.notebook = notebook
    self.style = style
    self.presentation = presentation
  }

  /// What is to be written for an event, if anything; a blank line goes between two pieces.
  public mutating func piece(for event: RunEvent) -> Piece? {
    switch event {
    case .prose(let prose, let values):
      guard style != .outputs else { return nil }
      let text = prose.filled(in: notebook.source, values, presentation)
      return piece(ProseText.lines(text, presentation).joined(separator: "\n"))
    case .started(let cell, let isSelected):
      isHidden = !isSelected || cell.options.hide
      hasHead = style != .outputs
      return isHidden || style != .full ? nil : piece(source(of: cell))
    case .output(let cell, let output):
      guard !isHidden else { return nil }
      let text = output.rendered(presentation)
      defer { hasHead = true }
      return piece(hasHead ? text : head(cell) + "\n" + text)
    case .problem(let problem, let cell):
      let isPart = cell?.error != nil && problem.code != "run.timeout"
      if isPart && isHidden { return nil }
      return piece(problem.rendered(presentation), isMessage: !isPart)
    case .finished(let cell, .skipped(.toDo), _):
      let words = "The exercise `\(cell.name)` is to do; `lupi teach` asks for it."
      return piece(presentation.styled(words, .faint), isMessage: true)
    // What belongs to an exercise is not worth a line of its own.
    case .finished(_, .skipped(.solution), _): return nil
    case .finished(let cell, .skipped(.needs), _) where checks.contains(cell.name): return nil
    case .finished(let cell, .skipped(let reason), _):
      return piece(
        presentation.styled("The cell `\(cell.name)` is skipped: \(reason.words).", .faint),
        isMessage: true)
    case .finished(let cell, .interrupted, _):
      return piece("The cell `\(cell.name)` was interrupted.", isMessage: true)
    case .finished, .ended: return nil
    }
  }

  /// The names of the cells that check exercises.
  private var checks: [String] { notebook.cells.compactMap(\.options.check) }

  private func piece(_ text: String, isMessage: Bool = false) -> Piece? {
    text.isEmpty ? nil : Piece(text: text, isMessage: isMessage)
  }

  private func head(_ cell: Cell) -> String {
    let dash = presentation.ascii ? "--" : "──"
    return presentation.styled("\(dash) \(cell.name)", .faint)
  }

  private func source(of cell: Cell) -> String {
    let bar = presentation.styled(presentation.ascii ? "|" : "│", .faint)
    var lines = cell.fence.lines(in: notebook.source)
    while lines.last?.utf8.allSatisfy(isBlank) == true { lines.removeLast() }
    let head = cell.isNamed ? [presentation.styled("\(bar) #\(cell.name)", .faint)] : []
    return (head + lines.map { "\(bar) \($0)" }).joined(separator: "\n")
  }
}
