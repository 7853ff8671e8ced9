import Diagnostics

/// Splits a document into blocks, line by line.
struct NotebookParser {
  let source: SourceText
  let bytes: [UInt8]
  var blocks: [Block] = []
  var cells: [Cell] = []
  var title: String?
  var diagnostics: [Diagnostic] = []

  /// Where the prose that is being read begins.
  private var proseStart = 0
  private var values: [InlineValue] = []
  /// Where the paragraph that is being read begins.
  private var paragraphStart: Int?
  /// The column of the text of the outermost list item that is open.
  private var list: Int?
  private var isAfterBlank = true
  private var isIndentedCode = false
  /// The fence that is open inside a quotation.
  private var quotedFence: FenceMark?
  /// The cell that an output fence at this place would belong to.
  private var lastCell: Int?

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  mutating func parse() {
    var offset = 0
    if bytes.starts(with: [0x23, 0x21]) {
      offset = MarkdownLine(bytes, at: 0).next
      blocks.append(.shebang(0..<offset))
    }
    proseStart = offset
    while offset < bytes.count {
      let line = MarkdownLine(bytes, at: offset)
      offset = line.isBlank ? blank(line) : read(line)
    }
    endProse(at: bytes.count)
    checkEncoding()
  }

  private mutating func blank(_ line: MarkdownLine) -> Int {
    endParagraph(at: line.start)
    isAfterBlank = true
    quotedFence = nil
    return line.next
  }

  /// Reads one line, or a block that begins on it; returns where to go on.
  private mutating func read(_ line: MarkdownLine) -> Int {
    let wasAfterBlank = isAfterBlank
    isAfterBlank = false
    let first = enterLists(line, wasAfterBlank)
    if list == nil, line.indentation >= 4, wasAfterBlank || isIndentedCode {
      endParagraph(at: line.start)
      isIndentedCode = true
      lastCell = nil
      return line.next
    }
    isIndentedCode = false
    if let next = RawMarkup.end(of: line, in: bytes, source: source, &diagnostics) {
      endParagraph(at: line.start)
      lastCell = nil
      return next
    }
    if list != nil || line.indentation < 4,
      let mark = FenceMark(bytes, from: first, to: line.end)
    {
      endParagraph(at: line.start)
      return list == nil ? fence(line, mark) : listedFence(line, mark)
    }
    checkUnreadableInfo(line)
    lastCell = nil
    if quotation(line) { return line.next }
    if paragraphStart == nil { paragraphStart = line.start }
    if title == nil, list == nil, line.headingLevel(in: bytes) == 1 { title = heading(line) }
    return line.next
  }

  /// Follows list items; returns where the text of the line begins, after markers of lists.
  private mutating func enterLists(_ line: MarkdownLine, _ wasAfterBlank: Bool) -> Int {
    if list != nil || line.indentation < 4, let item = line.listContent(in: bytes) {
      endParagraph(at: line.start)
      if list == nil || line.indentation < list ?? 0 { list = item.column }
      return item.offset
    }
    if let column = list, line.indentation < column, wasAfterBlank || beginsBlock(line) {
      list = nil
    }
    return line.first
  }

  /// Whether the line ends a paragraph above it even without a blank line between.
  private func beginsBlock(_ line: MarkdownLine) -> Bool {
    bytes[line.first] == 0x3E || line.headingLevel(in: bytes) != nil
      || FenceMark(bytes, from: line.first, to: line.end) != nil
  }

  /// Follows quotations, where a fence is prose; returns whether the line is inside such a fence.
  private mutating func quotation(_ line: MarkdownLine) -> Bool {
    var first = line.first
    guard bytes[first] == 0x3E else {
      quotedFence = nil
      return false
    }
    while first < line.end, [0x3E, 0x20, 0x09].contains(bytes[first]) { first += 1 }
    let mark = FenceMark(bytes, from: first, to: line.end)
    if let open = quotedFence {
      if let mark, mark.closes(open) { quotedFence = nil }
    } else if let mark {
      quotedFence = mark
    } else {
      return false
    }
    endParagraph(at: line.start)
    return true
  }

  private mutating func listedFence(_ line: MarkdownLine, _ mark: FenceMark) -> Int {
    lastCell = nil
    let words = InfoWord.split(mark.info, of: bytes)
    if words.first?.key == "lupi", words.contains(where: { $0.key.hasPrefix("#") }) {
      warn(
        "notebook.cell-in-list", "a cell must not be inside a list: this one is never run",
        at: SourceSpan(mark.start, line.end),
        hint: "Move the fence to the beginning of the line, with a blank line above.")
    }
    return FenceReader.read(line, mark, in: bytes, container: list).fence.range.upperBound
  }

  private mutating func fence(_ line: MarkdownLine, _ mark: FenceMark) -> Int {
    let language = mark.language(in: bytes)
    let isOurs = ["lupi", "out", "error"].contains(language)
    let (fence, swallowed) = FenceReader.read(line, mark, in: bytes, stopsAtCells: isOurs)
    checkEnd(of: fence, language, swallowed: swallowed)
    switch language {
    case "lupi":
      endProse(at: fence.range.lowerBound)
      let cell = cell(fence)
      blocks.append(.cell(cell.index, fence))
      cells.append(cell)
      lastCell = cell.index
      proseStart = fence.range.upperBound
    case "out", "error":
      guard let output = output(fence, language, below: lastCell) else { break }
      endProse(at: fence.range.lowerBound)
      blocks.append(.output(output))
      proseStart = fence.range.upperBound
    default:
      checkLanguage(mark, below: lastCell)
      lastCell = nil
    }
    return fence.range.upperBound
  }

  private mutating func endParagraph(at end: Int) {
    guard let start = paragraphStart else { return }
    paragraphStart = nil
    values += InlineScanner.scan(start..<end, of: bytes, source: source, &diagnostics)
  }

  private mutating func endProse(at end: Int) {
    endParagraph(at: end)
    if end > proseStart { blocks.append(.prose(Prose(range: proseStart..<end, values: values))) }
    values = []
  }

  private func heading(_ line: MarkdownLine) -> String? {
    var end = line.end
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    while end > line.first, isBlank(bytes[end - 1]) { end -= 1 }
    var closing = end
    while closing > line.first, bytes[closing - 1] == 0x23 { closing -= 1 }
    if closing < end, closing > line.first, isBlank(bytes[closing - 1]) { end = closing }
    var start = line.first + 1
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start < end ? source.string(start..<end) : nil
  }
}
