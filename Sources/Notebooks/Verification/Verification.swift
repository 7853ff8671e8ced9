import Diagnostics

/// What the fences of a notebook say beside what a run of it did.
public struct Verification: Sendable {
  /// The fences that do not hold, in document order.
  public let mismatches: [Mismatch]
  /// The number of fences that were compared.
  public let comparedCount: Int
  /// The cells that were skipped, whose fences were not compared, with the reasons.
  public let skipped: [(cell: Cell, reason: SkipReason)]
  private let notebook: Notebook
  private let edits: [DocumentEdit]
  /// The cells that show something and have no fence, with what they show.
  private let unverified: [(cell: Cell, text: String)]

  /// Compares the fences of the cells that ran; what a cell prints is drawn without colour, 80
  /// columns wide.
  public init(_ notebook: Notebook, _ record: RunRecord) {
    var mismatches: [Mismatch] = []
    var skipped: [(cell: Cell, reason: SkipReason)] = []
    var edits: [DocumentEdit] = []
    var unverified: [(cell: Cell, text: String)] = []
    var count = 0
    let rewriter = OutputRewriter(notebook.source)
    for entry in record.entries {
      let cell = entry.cell
      if case .skipped(let reason) = entry.status { skipped.append((cell, reason)) }
      guard entry.status == .succeeded || entry.status == .failedAsWritten else { continue }
      let text = entry.text(.plain)
      if let output = cell.output {
        count += 1
        let comparison = OutputComparison(output, of: cell, in: notebook.source, produced: text)
        if !comparison.isMatch, let diagnostic = comparison.diagnostic() {
          mismatches.append(
            Mismatch(cell: cell, diagnostic: diagnostic, diff: comparison.diff()))
          edits.append(rewriter.edit(comparison))
        }
      } else if !text.isEmpty {
        unverified.append((cell, text))
      }
      if let output = cell.error {
        count += 1
        let comparison = ErrorComparison(output, of: entry, in: notebook.source)
        if let diagnostic = comparison.diagnostic() {
          mismatches.append(Mismatch(cell: cell, diagnostic: diagnostic, diff: []))
          if comparison.hasFailed {
            edits.append(rewriter.edit(output.fence, lines: comparison.acceptedLines()))
          }
        }
      }
    }
    self.mismatches = mismatches
    self.skipped = skipped
    self.notebook = notebook
    self.edits = edits
    self.unverified = unverified
    comparedCount = count
  }

  /// The document with the fences that do not hold written anew, and nothing else changed;
  /// `creating` adds a fence below each cell that shows something and has none.
  ///
  /// What was accepted holds: verifying the new document against the same run gives no mismatch,
  /// except where a cell had to fail and did not.
  public func accepted(creating: Bool = false) -> [UInt8] {
    let rewriter = OutputRewriter(notebook.source)
    let added = creating ? unverified.map { rewriter.edit(below: $0.cell, produced: $0.text) } : []
    return rewriter.apply(edits + added)
  }
}
