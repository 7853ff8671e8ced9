/// A block of prose: what Markdown means, before it is drawn.
///
/// A part of CommonMark 0.31 with the tables of GitHub Flavored Markdown: what notebooks use. Markup in
/// HTML is no part of it; it stays text.
indirect enum MarkdownBlock: Sendable, Equatable {
  /// A heading of level 1 to 6 with its inline text.
  case heading(Int, String)
  /// Inline text.
  case paragraph(String)
  /// Lines that stand as they are, with the first word after the fence.
  case code(language: String?, [String])
  /// A quotation.
  case quote([MarkdownBlock])
  /// Items; `start` is the first number of a numbered list; a tight list has no space between items.
  case list(start: Int?, isTight: Bool, [[MarkdownBlock]])
  /// Cells of inline text.
  case table(header: [String], alignments: [MarkdownAlignment], rows: [[String]])
  /// A line across.
  case rule
}

/// Where the text of a table's column stands.
enum MarkdownAlignment: Sendable, Equatable {
  case none, left, center, right
}

/// Prose as blocks, and the links that it defines for use elsewhere.
struct MarkdownDocument: Sendable {
  /// The blocks.
  var blocks: [MarkdownBlock]
  /// Destinations by label, `[label]: destination`, in lower case.
  var definitions: [String: String]

  /// Reads prose; any text gives a document.
  init(_ text: String) {
    var parser = MarkdownParser()
    blocks = parser.blocks(
      lines(of: text).map { line in
        var bytes = Array(line.utf8)
        if bytes.last == 0x0D { bytes.removeLast() }
        return bytes
      }, depth: 0)
    definitions = parser.definitions
  }
}
