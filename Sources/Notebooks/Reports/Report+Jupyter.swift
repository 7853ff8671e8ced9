public import Diagnostics
import Language
import Plots

extension Report {
  /// The report as a notebook of Jupyter (nbformat 4.5), which `lupi import` turns back into the
  /// notebook that it was made of.
  public var jupyter: JSONValue {
    var writer = JupyterWriter(self)
    return writer.document()
  }
}

/// Writes the blocks of a notebook as cells of Jupyter.
private struct JupyterWriter {
  typealias Field = (String, JSONValue)

  let report: Report
  private var ids: Set<String> = []
  private var cells: [JSONValue] = []
  private var executions = 0

  init(_ report: Report) { self.report = report }

  mutating func document() -> JSONValue {
    let notebook = report.notebook
    var parts: [Int: Report.Part] = [:]
    var shown: [Int: [InlineResult]] = [:]
    for element in report.elements {
      switch element {
      case .cell(let part): parts[part.cell.index] = part
      case .prose(let prose, let values): shown[prose.range.lowerBound] = values
      case .problem: break
      }
    }
    var own: [Field] = []
    for block in notebook.blocks {
      switch block {
      case .shebang(let range): own.append(("first_line", text(range)))
      case .prose(let prose): add(prose, shown[prose.range.lowerBound])
      case .cell(let index, _): add(notebook.cells[index], parts[index])
      // It belongs to the cell above.
      case .output: break
      }
    }
    addProvenance()
    let kernel: [Field] = [
      ("display_name", .string("lupi")), ("language", .string("lupi")), ("name", .string("lupi")),
    ]
    let language: [Field] = [
      ("file_extension", .string(".lupi")), ("mimetype", .string("text/x-lupi")),
      ("name", .string("lupi")),
    ]
    return .object([
      ("cells", .array(cells)),
      (
        "metadata",
        .object([
          ("kernelspec", .object(kernel)), ("language_info", .object(language)),
          ("lupi", .object(own)),
        ])
      ),
      ("nbformat", .number(4)), ("nbformat_minor", .number(5)),
    ])
  }

  private func text(_ range: Range<Int>) -> JSONValue {
    .string(report.notebook.source.string(range))
  }

  /// Prose as it is shown; the source is kept beside it where it differs.
  private mutating func add(_ prose: Prose, _ values: [InlineResult]?) {
    let source = report.notebook.source
    let written = Report.withoutBlankEnds(source.string(prose.range))
    guard !written.isEmpty else { return }
    let filled = values.map { values in
      Report.withoutBlankEnds(
        prose.filled(in: source, values, .plain, spelling: MarkdownSpelling.literal))
    }
    var own: [Field] = []
    if let filled, filled != written {
      own = [("shown", .string(JupyterProse.digest(filled))), ("source", .string(written))]
    }
    addMarkdown(filled ?? written, own, id: "prose")
  }

  private mutating func addMarkdown(_ text: String, _ own: [Field], id: String) {
    cells.append(
      .object([
        ("cell_type", .string("markdown")), ("id", .string(self.id(id))),
        ("metadata", .object(own.isEmpty ? [] : [("lupi", .object(own))])),
        ("source", Self.lines(text)),
      ]))
  }

  private mutating func add(_ cell: Cell, _ part: Report.Part?) {
    let source = report.notebook.source
    var own: [Field] = [("info", .string(source.string(cell.fence.info.range)))]
    let verified = report.notebook.blocks.compactMap { block -> JSONValue? in
      guard case .output(let output) = block, output.cell == cell.index else { return nil }
      return text(output.fence.range)
    }
    if !verified.isEmpty { own.append(("verified", .array(verified))) }
    var metadata: [Field] = [("lupi", .object(own))]
    let isFolded = cell.options.fold || cell.options.hide || report.style.foldsAll
    if isFolded {
      metadata.insert(("jupyter", .object([("source_hidden", .boolean(true))])), at: 0)
    }
    var outputs: [JSONValue] = []
    var count = JSONValue.null
    if let part, part.status?.hasRun == true {
      executions += 1
      count = .number(Double(executions))
      if !part.isHidden {
        outputs = part.outputs.flatMap(\.exhibits).flatMap(\.still).map(Self.output)
      }
      outputs += part.problems.map(Self.error)
    }
    var lines = cell.fence.lines(in: source)
    while lines.last?.isEmpty == true { lines.removeLast() }
    cells.append(
      .object([
        ("cell_type", .string("code")), ("execution_count", count),
        ("id", .string(id(cell.name))), ("metadata", .object(metadata)),
        ("outputs", .array(outputs)), ("source", Self.lines(lines.joined(separator: "\n"))),
      ]))
  }

  private mutating func addProvenance() {
    let facts = report.facts.flatMap { fact in
      fact.values.map { "* \(fact.name): \(MarkdownSpelling.literal($0))\n" }
    }
    addMarkdown(
      "## Provenance\n\n" + facts.joined(), [("made", .boolean(true))], id: "provenance")
  }

  private static func output(_ exhibit: Exhibit) -> JSONValue {
    var data: [Field] = []
    switch exhibit {
    case .words, .frames: break
    case .table(let table):
      data.append(("text/html", lines(ExhibitHTML.html(WrittenTable(table), of: "a cell"))))
    case .figure(let figure):
      data.append(("image/svg+xml", lines(SVGRenderer().render(figure))))
    }
    data.append(("text/plain", lines(exhibit.text(.plain))))
    return .object([
      ("data", .object(data)), ("metadata", .object([])),
      ("output_type", .string("display_data")),
    ])
  }

  private static func error(_ problem: Diagnostic) -> JSONValue {
    .object([
      ("ename", .string(problem.code)), ("evalue", .string(problem.message)),
      ("output_type", .string("error")),
      ("traceback", JSONValue(Notebooks.lines(of: problem.rendered(.plain)))),
    ])
  }

  /// A text as its lines, each but the last with its newline.
  private static func lines(_ text: String) -> JSONValue {
    var lines = Notebooks.lines(of: text)
    let last = lines.removeLast()
    return JSONValue(lines.map { $0 + "\n" } + (last.isEmpty ? [] : [last]))
  }

  /// An id that no other cell has: letters, digits and hyphens, 64 at most.
  private mutating func id(_ wish: String) -> String {
    let base = String(wish.prefix(56))
    var id = base
    var number = 2
    while !ids.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }
}

/// What is kept of prose whose values were filled in.
enum JupyterProse {
  /// Tells whether somebody has changed the text since.
  static func digest(_ text: String) -> String {
    var digest = Digest()
    digest.combine(text)
    return String(digest.hex.prefix(32))
  }
}

extension CellStatus {
  /// Whether the program was begun.
  fileprivate var hasRun: Bool { if case .skipped = self { false } else { true } }
}
