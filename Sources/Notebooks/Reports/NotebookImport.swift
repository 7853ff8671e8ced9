public import Diagnostics

/// A notebook of Jupyter as one of lupi: prose stays prose, programs in other languages become fences
/// that are not run, and cells that `lupi report` wrote become cells again.
public struct NotebookImport: Sendable {
  /// The notebook.
  public private(set) var text = ""
  /// How many cells of lupi there are.
  public private(set) var cells = 0
  /// How many programs in other languages there are.
  public private(set) var programs = 0

  /// Reads a notebook of nbformat 4.
  ///
  /// - Throws: `import.json` for what is no JSON, `import.format` for JSON that is no notebook,
  ///   `import.version` for notebooks older than nbformat 4.
  public init(json: String) throws(Fault) {
    guard let document = JSONValue(parsing: json) else {
      throw Fault(
        "import.json", "a notebook of Jupyter must be JSON, but this is not",
        hint: "Give a file that ends in `.ipynb`.")
    }
    guard let version = document["nbformat"]?.integer else {
      throw Self.malformed("the field `nbformat`")
    }
    guard version == 4 else {
      throw Fault(
        "import.version", "the notebook's format must be 4, but is \(version)",
        hint: "Convert it first, with `jupyter nbconvert --to notebook`.")
    }
    guard let items = document["cells"]?.items else { throw Self.malformed("a list `cells`") }
    let metadata = document["metadata"]
    let language =
      metadata?["kernelspec"]?["language"]?.string ?? metadata?["language_info"]?["name"]?.string
      ?? metadata?["kernelspec"]?["name"]?.string ?? ""
    var parts: [String] = []
    for (index, item) in items.enumerated() {
      guard let kind = item["cell_type"]?.string, let source = Self.source(of: item) else {
        throw Self.malformed("a kind and a source in each cell, the cell \(index + 1) included")
      }
      let own = item["metadata"]?["lupi"]
      switch kind {
      case "code":
        if language == "lupi" {
          parts.append(cell(source, own))
        } else if source.utf8.contains(where: { $0 > 0x20 }) {
          programs += 1
          parts.append(Self.fenced(source, Self.word(language)))
        }
      case "markdown":
        if case .boolean(true)? = own?["made"] { continue }
        parts.append(language == "lupi" ? Self.prose(source, own) : Self.foreignProse(source))
      default: parts.append(Self.fenced(source, "text"))
      }
    }
    if let line = metadata?["lupi"]?["first_line"]?.string, line.hasPrefix("#!") {
      text = Notebooks.lines(of: line)[0] + "\n"
    }
    text += parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func malformed(_ rule: String) -> Fault {
    Fault(
      "import.format", "a notebook of Jupyter must have \(rule), but has not",
      hint: "Open and save it with Jupyter, which repairs what it can.")
  }

  /// The source of a cell: a text, or lines that hold their newlines.
  private static func source(of cell: JSONValue) -> String? {
    cell["source"]?.string ?? cell["source"]?.strings?.joined()
  }

  private mutating func cell(_ source: String, _ own: JSONValue?) -> String {
    cells += 1
    let info = own?["info"]?.string ?? "lupi"
    var out = Self.fenced(source, Self.isCell(info) ? info : "lupi")
    for verified in own?["verified"]?.strings ?? [] {
      // Nothing but fences of outputs gets into the notebook this way.
      let found = Notebook(name: "", bytes: Array((out + "\n" + verified).utf8))
      guard found.cells.count == 1, found.isValid,
        found.blocks.contains(where: { if case .output = $0 { true } else { false } })
      else { continue }
      out += "\n" + (verified.hasSuffix("\n") ? verified : verified + "\n")
    }
    return out
  }

  /// Whether the opening line of a cell would be one.
  private static func isCell(_ info: String) -> Bool {
    guard info == "lupi" || info.hasPrefix("lupi "), !info.contains("`"),
      !info.unicodeScalars.contains(where: { $0.value < 0x20 })
    else { return false }
    return Notebook(name: "", bytes: Array("```\(info)\n```\n".utf8)).isValid
  }

  private static func fenced(_ source: String, _ info: String) -> String {
    var lines = Notebooks.lines(of: source)
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return MarkdownSpelling.fenced(lines, info)
  }

  /// A language as the first word after a fence; one that means something to lupi is no language.
  private static func word(_ language: String) -> String {
    let word = language.lowercased().unicodeScalars.filter {
      $0.isASCII
        && ($0.properties.isAlphabetic || $0.properties.numericType != nil
          || $0 == "+" || $0 == "#" || $0 == "-" || $0 == ".")
    }
    let text = String(String.UnicodeScalarView(word).prefix(40))
    return ["lupi", "out", "error", ""].contains(text) || text.hasPrefix("lupi") ? "text" : text
  }

  /// Prose of a notebook of lupi: what was filled in is an expression again, unless the text was
  /// changed since.
  private static func prose(_ source: String, _ own: JSONValue?) -> String {
    let text = Report.withoutBlankEnds(source)
    if let written = own?["source"]?.string, let digest = own?["shown"]?.string,
      JupyterProse.digest(text) == digest
    {
      return Report.withoutBlankEnds(written)
    }
    return text
  }

  /// Prose of another notebook, in which nothing means anything to lupi.
  private static func foreignProse(_ source: String) -> String {
    harmless(closed(Report.withoutBlankEnds(source)))
  }
}
