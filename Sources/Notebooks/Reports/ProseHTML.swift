import Diagnostics
import Language

/// Writes prose as HTML.
struct ProseHTML {
  /// Links that the notebook defines anywhere.
  let definitions: [String: String]
  /// The headings met so far.
  var outline: HTMLOutline
  /// Whether the heading that became the title of the page has been left out.
  var hasTitle: Bool

  /// The blocks as lines of HTML.
  mutating func html(_ blocks: [MarkdownBlock]) -> String {
    var out = ""
    for block in blocks { out += html(block, isTight: false) }
    return out
  }

  private mutating func html(_ block: MarkdownBlock, isTight: Bool) -> String {
    switch block {
    case .heading(let level, let text):
      if level == 1, !hasTitle {
        hasTitle = true
        return ""
      }
      let nodes = InlineParser.nodes(text, definitions)
      // No link inside the link of the table of contents.
      let entry = outline.add(
        level, text: nodes.plain, html: Self.html(nodes, linking: false))
      return
        "<h\(entry.level) id=\"\(htmlEscaped(entry.id))\">\(Self.html(nodes))</h\(entry.level)>\n"
    case .paragraph(let text):
      let inner = inline(text)
      return isTight ? inner + "\n" : "<p>\(inner)</p>\n"
    case .code(let language, let lines):
      return Self.code(lines, language: language)
    case .quote(let blocks):
      return "<blockquote>\n\(html(blocks))</blockquote>\n"
    case .list(let start, let isTight, let items):
      return list(start, isTight, items)
    case .table(let header, let alignments, let rows):
      return table(header, alignments, rows)
    case .rule: return "<hr/>\n"
    }
  }

  private func inline(_ text: String) -> String {
    Self.html(InlineParser.nodes(text, definitions))
  }

  private mutating func list(_ start: Int?, _ isTight: Bool, _ items: [[MarkdownBlock]]) -> String {
    let tag = start == nil ? "ul" : "ol"
    let from = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    var out = "<\(tag)\(from)>\n"
    for item in items {
      out += "<li>"
      for block in item { out += html(block, isTight: isTight) }
      if out.hasSuffix("\n") { out.removeLast() }
      out += "</li>\n"
    }
    return out + "</\(tag)>\n"
  }

  private func table(
    _ header: [String], _ alignments: [MarkdownAlignment], _ rows: [[String]]
  ) -> String {
    func style(_ column: Int) -> String {
      switch alignments[column] {
      case .right: " class=\"n\""
      case .center: " class=\"c\""
      case .left, .none: ""
      }
    }
    var out = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\n"
    if header.contains(where: { !$0.isEmpty }) {
      let cells = header.enumerated().map { index, text in
        text.isEmpty ? "<td></td>" : "<th scope=\"col\"\(style(index))>\(inline(text))</th>"
      }
      out += "<thead><tr>" + cells.joined() + "</tr></thead>\n"
    }
    out += "<tbody>\n"
    for row in rows {
      let cells = row.enumerated().map { "<td\(style($0))>\(inline($1))</td>" }
      out += "<tr>" + cells.joined() + "</tr>\n"
    }
    return out + "</tbody></table></div>\n"
  }

  /// Lines as they are; a program of lupi is coloured.
  static func code(_ lines: [String], language: String?) -> String {
    let text = lines.joined(separator: "\n")
    let inner = language == "lupi" ? colored(text) : htmlEscaped(text)
    let label = language.map { "Text in \(htmlEscaped($0))" } ?? "Text"
    return "<pre class=\"as-is\" tabindex=\"0\" role=\"group\" aria-label=\"\(label)\">"
      + "<code>\(inner)</code></pre>\n"
  }

  /// A program in the colours of its words.
  static func colored(_ program: String) -> String {
    CodePiece.pieces(of: program).map { piece in
      let text = htmlEscaped(piece.text)
      switch piece.kind {
      case .plain: return text
      case .keyword: return "<b class=\"kw\">\(text)</b>"
      case .number: return "<span class=\"nu\">\(text)</span>"
      case .text: return "<span class=\"st\">\(text)</span>"
      case .call: return "<span class=\"fn\">\(text)</span>"
      case .comment: return "<i class=\"co\">\(text)</i>"
      }
    }.joined()
  }

  /// Inline text.
  static func html(_ nodes: [InlineNode], linking: Bool = true) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): return htmlEscaped(text)
      case .code(let text): return "<code>\(htmlEscaped(text))</code>"
      case .emphasis(let inner): return "<em>\(html(inner, linking: linking))</em>"
      case .strong(let inner): return "<strong>\(html(inner, linking: linking))</strong>"
      case .link(let destination, let inner):
        let words = html(inner, linking: linking)
        guard linking, let safe = LinkTarget.safe(destination) else { return words }
        return "<a href=\"\(htmlEscaped(safe))\" rel=\"noreferrer\">\(words)</a>"
      case .image(let destination, let inner):
        // A page that loads nothing has the words and the way to the picture.
        let words = inner.isEmpty ? "picture" : html(inner, linking: false)
        guard linking, let safe = LinkTarget.safe(destination) else { return words }
        return "<a href=\"\(htmlEscaped(safe))\" rel=\"noreferrer\">\(words)</a>"
      case .softBreak: return "\n"
      case .hardBreak: return "<br/>\n"
      }
    }.joined()
  }
}
