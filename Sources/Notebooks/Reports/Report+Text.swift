import Diagnostics

extension Report {
  /// The report as a terminal of 80 columns shows it, failures included.
  public var text: String {
    var view = RunView(notebook, style: .report, presentation: .plain)
    var pieces = events.compactMap { view.piece(for: $0)?.text }
    pieces.append(
      facts.flatMap { fact in fact.values.map { "\(fact.name): \($0)" } }.joined(separator: "\n"))
    return pieces.joined(separator: "\n\n") + "\n"
  }

  /// The report as Markdown: programs and what they showed as fenced blocks.
  public var markdown: String {
    var parts: [String] = []
    for element in elements {
      switch element {
      case .prose(let prose, let values):
        let text = prose.filled(
          in: notebook.source, values, .plain, spelling: MarkdownSpelling.literal)
        parts.append(Self.withoutBlankEnds(text))
      case .problem(let problem): parts.append(Self.fenced(problem))
      case .cell(let part): parts += cell(part)
      }
    }
    parts.append("## Provenance\n")
    parts.append(
      facts.flatMap { fact in
        fact.values.map { "* \(fact.name): \(MarkdownSpelling.literal($0))\n" }
      }.joined())
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func cell(_ part: Part) -> [String] {
    var out: [String] = []
    if !part.isHidden {
      let lines = part.lines(in: notebook.source)
      let info = "lupi" + (part.cell.isNamed ? " #\(part.cell.name)" : "")
      let program = MarkdownSpelling.fenced(lines, info)
      let isFolded = part.cell.options.fold || style.foldsAll
      out.append(
        isFolded
          ? "<details><summary>Program of <code>\(part.cell.name)</code></summary>\n\n\(program)\n"
            + "</details>\n" : program)
      out += part.outputs.map { output in
        MarkdownSpelling.fenced(
          Notebooks.lines(of: picturingControls(output.rendered(.plain), keeping: 9...10)), "text")
      }
    } else if part.isAnnounced {
      return []
    }
    out += part.problems.map(Self.fenced)
    if case .skipped(let reason)? = part.status {
      out.append("*The cell `\(part.cell.name)` is skipped: \(reason.words).*\n")
    }
    return out
  }

  private static func fenced(_ problem: Diagnostic) -> String {
    MarkdownSpelling.fenced(lines(of: problem.rendered(.plain)), "text")
  }

  /// The lines of a text without blank ones at both ends, each with its newline.
  static func withoutBlankEnds(_ text: String) -> String {
    var lines = Notebooks.lines(of: text)[...]
    let isBlank = { (line: String) in line.utf8.allSatisfy { $0 == 0x20 || $0 == 9 || $0 == 13 } }
    while lines.first.map(isBlank) == true { lines.removeFirst() }
    while lines.last.map(isBlank) == true { lines.removeLast() }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }
}
