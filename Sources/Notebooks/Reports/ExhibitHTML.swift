import Diagnostics
import Plots

/// Writes what a cell shows as HTML.
enum ExhibitHTML {
  /// The largest drawing, in bytes, that a page has twice: for wide and for narrow screens.
  private static let doubled = 150_000

  /// Words as they are, tables as tables, pictures as SVG without style sheet; `place` tells exhibits of
  /// one cell apart.
  static func html(_ exhibit: Exhibit, of name: String, place: Int = 0) -> String {
    switch exhibit {
    case .frames(let title, let frames): html(frames, title, of: name, place)
    case .words(let title, let lines): words(title, lines, of: name)
    case .table(let table): html(WrittenTable(table), of: name)
    case .figure(let figure): html(figure)
    }
  }

  /// Frames of which one is seen at a time: arrow keys go through them, as in every group of choices, and
  /// no script is needed. On paper, and where a browser cannot do that, all stand below each other.
  private static func html(
    _ frames: [Exhibit.Frame], _ title: String, of name: String, _ place: Int
  ) -> String {
    var out = "<fieldset class=\"frames\"><legend>\(htmlEscaped(title))</legend>\n"
    for (index, frame) in frames.enumerated() {
      let isChecked = index == frames.count - 1 ? " checked=\"checked\"" : ""
      let moment = htmlEscaped(frame.title)
      out +=
        "<label><input type=\"radio\" name=\"frames-\(htmlEscaped(name))-\(place)\"\(isChecked)/> "
        + "\(moment)</label>\n<div class=\"frame\"><p class=\"moment\">\(moment)</p>\n"
      for part in frame.parts.flatMap(\.still) {
        if case .figure(let figure) = part {
          out += html(figure, widths: [frameWidth])
        } else {
          out += html(part, of: name)
        }
      }
      out += "</div>\n"
    }
    return out + "</fieldset>\n"
  }

  /// The width of a picture that is there once for every kind of page, in pixels.
  private static let frameWidth = 440.0

  private static func words(_ title: String?, _ lines: [String], of name: String) -> String {
    var out = ""
    if let title { out += "<p><strong>\(htmlEscaped(title))</strong></p>\n" }
    guard lines.contains(where: { !$0.isEmpty }) else { return out }
    return out + "<pre class=\"out\" tabindex=\"0\" role=\"group\" "
      + "aria-label=\"Output of \(htmlEscaped(name))\"><samp>"
      + htmlEscaped(lines.joined(separator: "\n")) + "</samp></pre>\n"
  }

  /// A picture with its title and notes as text, drawn once for a page and once for a phone, or at one
  /// width for both.
  private static func html(_ figure: Figure, widths: [Double] = [640, 340]) -> String {
    var out = "<figure>\n"
    if let title = figure.title, !title.isEmpty {
      out += "<figcaption class=\"above\"><strong>\(htmlEscaped(title))</strong></figcaption>\n"
    }
    let wide = SVGRenderer(width: widths[0], style: false, words: false).render(figure)
    if widths.count == 1 {
      out += wide + "\n"
    } else if wide.utf8.count <= doubled {
      let narrow = SVGRenderer(width: widths[1], style: false, words: false).render(figure)
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
        // The words of the first column name the row.
        let names =
          index == 0 && column.isWords && table.columns.count > 1
          && !column.cells[row].text.isEmpty
        let text = cell(column.cells[row], mayBreak: names)
        let tag = names ? "th scope=\"row\"" : "td"
        out += "<\(tag)\(style(column.alignment))>\(text)</\(names ? "th" : "td")>"
      }
      out += "</tr>\n"
    }
    out += "</tbody></table></div>\n"
    if let caption = table.caption { out += "<p class=\"note\">\(htmlEscaped(caption))</p>\n" }
    return out
  }

  /// What stands in a cell; a name such as `audio_only` may break where its parts join, so that a long one
  /// leaves room for the numbers.
  private static func cell(_ cell: WrittenTable.Cell, mayBreak: Bool) -> String {
    var text = htmlEscaped(cell.text)
    if mayBreak { text = text.replacing("_", with: "_<wbr/>") }
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
