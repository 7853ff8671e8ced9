import Diagnostics
import Plots

extension Report {
  /// The report as one page of HTML that loads nothing and runs nothing.
  public var html: String {
    var page = PageWriter(self)
    return page.page()
  }
}

/// Writes a report as a page.
private struct PageWriter {
  let report: Report
  private var prose: ProseHTML

  init(_ report: Report) {
    self.report = report
    var definitions: [String: String] = [:]
    for case .prose(let prose, _) in report.elements {
      let text = prose.filled(in: report.notebook.source, [], .plain)
      definitions.merge(MarkdownDocument(text).definitions) { first, _ in first }
    }
    let names = report.notebook.cells.map { "cell-" + $0.name } + ["main", "contents"]
    prose = ProseHTML(
      definitions: definitions, outline: HTMLOutline(taken: Set(names)),
      hasTitle: report.notebook.title == nil)
  }

  mutating func page() -> String {
    let main = elements() + provenance()
    let title = report.notebook.title.map {
      ProseHTML.html(InlineParser.nodes($0, prose.definitions))
    }
    let heading = title ?? htmlEscaped(report.title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="generator" content="lupi"/>
      <title>\(htmlEscaped(report.title))</title>
      <style>
      \(ReportStyleSheet.text)\(hasPictures ? SVGRenderer.styleSheet : "")</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the content</a>
      <div class="page">
      <header><h1>\(heading)</h1></header>
      <nav aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      \(prose.outline.contents)</nav>
      <main id="main">
      \(main)</main>
      <footer>Made by lupi from \(htmlEscaped(report.notebook.source.name)).</footer>
      </div>
      </body>
      </html>

      """
  }

  private mutating func elements() -> String {
    var out = ""
    var unreached: [String] = []
    for element in report.elements {
      if case .cell(let part) = element, case .skipped(.stopped(let cell))? = part.status {
        if unreached.isEmpty { out += Self.skipped("The run ended at the cell ", cell) }
        unreached.append(part.cell.name)
        continue
      }
      switch element {
      case .prose(let text, let values):
        let filled = text.filled(
          in: report.notebook.source, values, .plain, spelling: MarkdownSpelling.literal)
        out += prose.html(MarkdownDocument(filled).blocks)
      case .cell(let part): out += cell(part)
      case .problem(let problem): out += Self.problem(problem, isAnnounced: false)
      }
    }
    guard !unreached.isEmpty else { return out }
    let names = unreached.map { "<code>\(htmlEscaped($0))</code>" }
    return out + "<p class=\"skipped\">Not run: \(names.joined(separator: ", ")).</p>\n"
  }

  private var hasPictures: Bool {
    report.elements.contains { element in
      guard case .cell(let part) = element, !part.isHidden else { return false }
      return part.outputs.flatMap(\.exhibits).contains(where: \.hasFigure)
    }
  }

  private func cell(_ part: Report.Part) -> String {
    let name = htmlEscaped(part.cell.name)
    var out = "<div class=\"cell\" id=\"cell-\(name)\">\n"
    if !part.isHidden {
      out += program(part)
      for (place, exhibit) in part.outputs.flatMap(\.exhibits).enumerated() {
        out += ExhibitHTML.html(exhibit, of: part.cell.name, place: place)
      }
    } else if part.problems.isEmpty || part.isAnnounced {
      return ""
    }
    for problem in part.problems {
      out += Self.problem(problem, isAnnounced: part.isAnnounced)
    }
    if case .skipped(let reason)? = part.status {
      out += Self.skipped("Skipped: \(reason.words)", nil)
    }
    return out + "</div>\n"
  }

  private func program(_ part: Report.Part) -> String {
    let name = htmlEscaped(part.cell.name)
    let lines = part.lines(in: report.notebook.source)
    guard lines.contains(where: { !$0.isEmpty }) else { return "" }
    let isNamed = part.cell.isNamed
    let words = isNamed ? "the cell \(name)" : "a cell"
    let code =
      "<pre class=\"src\" tabindex=\"0\" role=\"group\" aria-label=\"Program of \(words)\"><code>"
      + ProseHTML.colored(lines.joined(separator: "\n")) + "</code></pre>\n"
    if part.cell.options.fold || report.style.foldsAll {
      let mark = isNamed ? "Program of <code>\(name)</code>" : "Program"
      return "<details><summary>\(mark)</summary>\n\(code)</details>\n"
    }
    return (isNamed ? "<div class=\"name\"><a href=\"#cell-\(name)\">\(name)</a></div>" : "") + code
  }

  private static func skipped(_ words: String, _ cell: String?) -> String {
    let name = cell.map { "<code>\(htmlEscaped($0))</code>" } ?? ""
    return "<p class=\"skipped\">\(htmlEscaped(words))\(name).</p>\n"
  }

  /// A diagnostic: its sentence, its place in the source, and what to do.
  private static func problem(_ problem: Diagnostic, isAnnounced: Bool) -> String {
    let isMild = problem.severity == .warning || isAnnounced
    var place: [String] = []
    var hint = ""
    for line in lines(of: problem.rendered(.plain)).dropFirst() {
      if line.hasPrefix("  hint: ") {
        hint = "<p>\(htmlEscaped(String(line.dropFirst(8))))</p>\n"
      } else {
        place.append(line)
      }
    }
    let words = isAnnounced ? "error, as announced" : problem.severity.rawValue
    return "<div class=\"problem\(isMild ? " mild" : "")\" role=\"note\">\n"
      + "<p><b>\(words)</b> \(ProseHTML.html(InlineParser.nodes(problem.message)))</p>\n"
      + (place.isEmpty
        ? ""
        : "<pre tabindex=\"0\" role=\"group\" aria-label=\"Where\"><samp>"
          + htmlEscaped(place.joined(separator: "\n")) + "</samp></pre>\n")
      + hint + "<p class=\"note\"><code>\(htmlEscaped(problem.code))</code></p>\n</div>\n"
  }

  private mutating func provenance() -> String {
    let entry = prose.outline.add(2, text: "Provenance", html: "Provenance")
    var out =
      "<h2 id=\"\(entry.id)\">\(entry.html)</h2>\n"
      + "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Provenance\">"
      + "<table class=\"facts\"><tbody>\n"
    for fact in report.facts where !fact.values.isEmpty {
      let values = fact.values.map(htmlEscaped).joined(separator: "<br/>")
      out += "<tr><th scope=\"row\">\(htmlEscaped(fact.name))</th><td>\(values)</td></tr>\n"
    }
    return out + "</tbody></table></div>\n"
  }
}
