import Diagnostics

/// Draws Markdown for a terminal: paragraphs filled to the width, headings strong, everything else
/// as it was written.
struct ProseText {
  let presentation: Presentation
  private var lines: [String] = []
  /// The words of the paragraph or list item that is being filled.
  private var words: [Substring] = []
  private var prefix = ""
  private var fence: FenceMark?
  private var isComment = false

  private init(_ presentation: Presentation) { self.presentation = presentation }

  /// The lines of a text, without blank ones at the ends or two in a row.
  static func lines(_ text: String, _ presentation: Presentation) -> [String] {
    var drawing = ProseText(presentation)
    for line in Notebooks.lines(of: text) {
      drawing.add(line.hasSuffix("\r") ? line.dropLast() : line[...])
    }
    drawing.flush()
    while drawing.lines.last?.isEmpty == true { drawing.lines.removeLast() }
    return drawing.lines
  }

  private mutating func add(_ text: Substring) {
    let bytes = Array(text.utf8)
    let line = MarkdownLine(bytes, at: 0)
    if fence != nil || isComment {
      continueRaw(text, bytes, line)
    } else if line.isBlank {
      flush()
      addBlank()
    } else if let mark = FenceMark(bytes, from: line.first, to: line.end) {
      flush()
      fence = mark
      lines.append(presentation.styled(String(text), .faint))
    } else if line.begins(with: "<!--", in: bytes) {
      flush()
      isComment = true
      continueRaw(text, bytes, line)
    } else if line.headingLevel(in: bytes) != nil {
      flush()
      lines.append(presentation.styled(String(text), .strong))
    } else if let item = line.listContent(in: bytes) {
      flush()
      prefix = String(decoding: bytes[..<item.offset], as: UTF8.self)
      fill(String(decoding: bytes[item.offset...], as: UTF8.self))
    } else if isKept(bytes, line) {
      flush()
      lines.append(String(text))
    } else {
      fill(String(decoding: bytes[line.first...], as: UTF8.self))
    }
  }

  /// A line of a table, a quotation or markup, or one that is indented without a list above it.
  private func isKept(_ bytes: [UInt8], _ line: MarkdownLine) -> Bool {
    [0x7C, 0x3E, 0x3C].contains(bytes[line.first]) || (words.isEmpty && line.indentation > 0)
  }

  private mutating func continueRaw(_ text: Substring, _ bytes: [UInt8], _ line: MarkdownLine) {
    if let open = fence {
      let closes = FenceMark(bytes, from: line.first, to: line.end)?.closes(open) ?? false
      lines.append(closes ? presentation.styled(String(text), .faint) : String(text))
      if closes { fence = nil }
    } else if bytes.indices.contains(where: { bytes[$0...].starts(with: Array("-->".utf8)) }) {
      isComment = false
    }
  }

  private mutating func fill(_ text: String) {
    let breaks = text.hasSuffix("\\")
    words += (breaks ? text.dropLast() : text[...]).split(separator: " ")
    if breaks || text.hasSuffix("  ") { flush(keepingPrefix: true) }
  }

  private mutating func flush(keepingPrefix: Bool = false) {
    let hanging = String(repeating: " ", count: displayWidth(prefix))
    var line = prefix
    var isEmpty = true
    for word in words {
      if !isEmpty, displayWidth(line) + 1 + displayWidth(word) > presentation.width {
        lines.append(line)
        line = hanging
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    if !isEmpty || !prefix.allSatisfy({ $0 == " " }) { lines.append(line) }
    words = []
    prefix = keepingPrefix ? hanging : ""
  }

  private mutating func addBlank() {
    if lines.last?.isEmpty == false { lines.append("") }
  }
}
