import Diagnostics
import Plots

/// Writes what a cell shows as HTML.
enum ExhibitHTML {
  /// The largest drawing, in bytes, that a page has twice: for wide and for narrow screens.
  private static let doubled = 150_000

  /// Words as they are, tables as tables, pictures as SVG without style sheet.
  static func html(_ exhibit: Exhibit, of name: String) -> String {
    switch exhibit {
    case .words(let title, let lines): words(title, lines, of: name)
    case .table(let table): html(WrittenTable(table), of: name)
    case .figure(let figure): html(figure)
    }
  }

  private static func words(_ title: String?, _ lines: [String], of name: String) -> String {
    var out = ""
    if let title { out += "<p><strong>\(htmlEscaped(title))</strong></p>\n" }
    guard lines.contains(where: { !$0.isEmpty }) else { return out }
    return out + "<pre class=\"out\" tabindex=\"0\" role=\"group\" "
      + "aria-label=\"Output of \(htmlEscaped(name))\"><samp>"
      + htmlEscaped(lines.joined(separator: "\n")) + "</samp></pre>\n"
  }

  /// A picture with its title and notes as text, drawn once for a page and once for a phone.
  private static func html(_ figure: Figure) -> String {
    var out = "<figure>\n"
    if let title = figure.title, !title.isEmpty {
      out += "<figcaption class=\"above\"><strong>\(htmlEscaped(title))</strong></figcaption>\n"
    }
    let wide = SVGRenderer(width: 640, style: false, words: false).render(figure)
    if wide.utf8.count <= doubled {
      let narrow = SVGRenderer(width: 340, style: false, words: false).render(figure)
      out += "<div class=\"wide\">\(wide)</div>\n<div class=\"narrow\">\(narrow)</div>\n"
    } else {
      out +=
        "<div class=\"scroll large\" tabindex=\"0\" role=\"group\" aria-label=\"Picture\">"
        + "\(wide)</div>\n"
    }
    let notes = [figure.caption ?? ""].filter { !$0.isEmpty } + figure.notes
    guard !notes.isEmpty else { return out + "</figure>\n" }
    let words = notes.map(htmlEscaped).joined(separator: " ")
    // A figure has one caption: below, unless its title stands above.
    return out
      + (figure.title?.isEmpty ?? true
        ? "<figcaption>\(words)</figcaption>\n" : "<p class=\"note\">\(words)</p>\n")
      + "</figure>\n"
  }

  static func html(_ table: WrittenTable, of name: String) -> String {
    let label = htmlEscaped(table.title ?? "Table of \(name)")
    var out =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(label)\"><table>\n"
    if let title = table.title { out += "<caption>\(htmlEscaped(title))</caption>\n" }
    let head = table.columns.map { column in
      column.title.isEmpty
        ? "<td></td>"
        : "<th scope=\"col\"\(style(column.alignment))>\(htmlEscaped(column.title))</th>"
    }
    out += "<thead><tr>" + head.joined() + "</tr></thead>\n<tbody>\n"
    for row in 0..<table.rowCount {
      out += row > 0 && table.separators.contains(row) ? "<tr class=\"rule\">" : "<tr>"
      for (index, column) in table.columns.enumerated() {
        let text = cell(column.cells[row])
        // The words of the first column name the row.
        let names = index == 0 && column.isWords && table.columns.count > 1 && !text.isEmpty
        let tag = names ? "th scope=\"row\"" : "td"
        out += "<\(tag)\(style(column.alignment))>\(text)</\(names ? "th" : "td")>"
      }
      out += "</tr>\n"
    }
    out += "</tbody></table></div>\n"
    if let caption = table.caption { out += "<p class=\"note\">\(htmlEscaped(caption))</p>\n" }
    return out
  }

  private static func cell(_ cell: WrittenTable.Cell) -> String {
    let text = htmlEscaped(cell.text)
    if cell.isBest { return "<span class=\"best\">\(text)<span>*</span></span>" }
    switch cell.tone {
    case .good: return "<span class=\"good\">\(text)</span>"
    case .bad: return "<span class=\"bad\">\(text)</span>"
    case .faint: return "<span class=\"faint\">\(text)</span>"
    default: return text
    }
  }

  private static func style(_ alignment: TextTable.Alignment) -> String {
    switch alignment {
    case .left: ""
    case .right: " class=\"n\""
    case .center: " class=\"c\""
    }
  }
}
