import Diagnostics

/// What an `out` fence says beside what its cell prints.
struct OutputComparison {
  let output: VerifiedOutput
  let cell: Cell
  let source: SourceText
  /// The lines of the fence as they are.
  let rawLines: [String]
  let written: [OutputLine]
  let produced: [OutputLine]
  let alignment: OutputAlignment

  /// Compares; blank lines at the end count on neither side.
  init(_ output: VerifiedOutput, of cell: Cell, in source: SourceText, produced text: String) {
    self.output = output
    self.cell = cell
    self.source = source
    rawLines = output.fence.lines(in: source)
    written = Self.outputLines(rawLines)
    produced = Self.outputLines(lines(of: strippingStyles(text)))
    alignment = OutputAlignment(
      output.rule == .any ? [] : written, output.rule == .any ? [] : produced, rule: output.rule)
  }

  /// Whether the cell prints what the fence says.
  var isMatch: Bool { output.rule == .any || alignment.isMatch }

  private static func outputLines(_ texts: [String]) -> [OutputLine] {
    var lines = texts.map(OutputLine.init)
    while let last = lines.last, last.bytes.isEmpty { lines.removeLast() }
    return lines
  }

  /// The diff of the fence and what the cell prints.
  func diff() -> [String] {
    let first = source.line(at: output.fence.body.lowerBound)
    return UnifiedDiff.lines(
      alignment, written: written, produced: produced, firstLine: first, name: source.name,
      title: "what `\(cell.name)` prints")
  }

  /// The first place where the two differ, in words.
  func diagnostic() -> Diagnostic? {
    for step in alignment.steps {
      switch step {
      case .keep, .absorb, .wildcard: continue
      case .replace(let index, let other): return replaced(index, other)
      case .delete(let index):
        return report(
          "must print this line, but does not", at: span(ofLine: index, nil))
      case .insert(let index):
        return inserted(index, beforeLine: writtenLines(before: step))
      }
    }
    return nil
  }

  /// The number of written lines that a step comes after.
  private func writtenLines(before step: OutputAlignment.Step) -> Int {
    alignment.steps.prefix { $0 != step }.count { step in
      switch step {
      case .keep, .wildcard, .replace, .delete: true
      case .insert, .absorb: false
      }
    }
  }

  private func inserted(_ index: Int, beforeLine line: Int) -> Diagnostic {
    let text = shortened(produced[index].string(0..<produced[index].bytes.count))
    return report(
      line < written.count
        ? "must print this line next, but prints `\(text)` before it"
        : "must print nothing more here, but prints `\(text)`",
      at: span(ofLine: line < written.count ? line : rawLines.count, nil))
  }

  private func replaced(_ index: Int, _ other: Int) -> Diagnostic {
    let matcher = LineMatcher(rule: output.rule)
    let line = produced[other]
    guard LineMatcher.areAlike(written[index], line) || output.rule == .exact,
      let difference = matcher.difference(written[index], line),
      !difference.written.isEmpty, !difference.produced.isEmpty
    else {
      return report(
        "must print this line, but prints `\(shortened(line.string(0..<line.bytes.count)))`",
        at: span(ofLine: index, nil))
    }
    let now = shortened(line.string(difference.produced))
    let then = shortened(written[index].string(difference.written))
    return report(
      "must print `\(then)` here, but prints `\(now)`",
      at: span(ofLine: index, difference.written))
  }

  private func report(_ problem: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "verify.output", "the cell `\(cell.name)` \(problem)", at: span, in: source,
      hint: "Run `lupi test --accept` if what it prints now is right.")
  }

  /// The place of a written line, or of a piece of it; after the last line the closing fence.
  private func span(ofLine index: Int, _ piece: Range<Int>?) -> SourceSpan {
    guard index < rawLines.count else {
      let start = output.fence.closing.lowerBound
      let line = source.range(ofLine: source.line(at: start))
      return SourceSpan(line.lowerBound, line.upperBound)
    }
    let first = source.line(at: output.fence.body.lowerBound)
    let line = source.range(ofLine: first + index)
    let start = line.upperBound - rawLines[index].utf8.count
    guard let piece, start >= line.lowerBound else {
      return SourceSpan(line.lowerBound, line.upperBound)
    }
    return SourceSpan(
      min(start + piece.lowerBound, line.upperBound), min(start + piece.upperBound, line.upperBound)
    )
  }

  private func shortened(_ text: String) -> String { truncated(text, to: 60) }
}
