/// The marker of a list item: what kind of list it belongs to, and where its text begins.
struct ListItem {
  /// `-`, `+`, `*`, or what follows the number.
  let mark: UInt8
  /// The number of an item of a numbered list.
  let number: Int?
  /// The column at which the text begins.
  let column: Int
  /// The offset at which the text begins.
  let offset: Int
  /// Whether nothing stands on the line of the marker.
  let isEmpty: Bool

  init?(_ line: MarkdownLine, _ bytes: [UInt8]) {
    guard let content = line.listContent(in: bytes) else { return nil }
    var place = line.first
    var value = 0
    while place < line.end, (0x30...0x39).contains(bytes[place]) {
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    number = place > line.first ? value : nil
    mark = bytes[place]
    isEmpty = content.offset >= line.end
    column = content.column
    // More than four blanks after the marker belong to indented code in the item.
    offset =
      isEmpty
      ? line.end
      : min(
        content.offset, place + 1 + (content.column - line.indentation - (place + 1 - line.first)))
  }

  /// Whether an item continues the list of this one.
  func belongs(with other: ListItem) -> Bool {
    mark == other.mark && (number == nil) == (other.number == nil)
  }
}

extension MarkdownParser {
  /// Lines that begin with `>`, and those that continue a paragraph in them.
  mutating func quotation(_ lines: [Line], _ index: inout Int, depth: Int) -> MarkdownBlock {
    var inner: [Line] = []
    var isParagraph = false
    while index < lines.count {
      let bytes = lines[index]
      let line = MarkdownLine(bytes, at: 0)
      if !line.isBlank, line.indentation < 4, bytes[line.first] == 0x3E {
        var rest = Array(bytes[(line.first + 1)...])
        if rest.first == 0x20 || rest.first == 0x09 { rest = Self.unindented(rest, by: 1) }
        let text = MarkdownLine(rest, at: 0)
        isParagraph = !text.isBlank && text.headingLevel(in: rest) == nil
        inner.append(rest)
      } else {
        guard isParagraph, !line.isBlank, !Self.interrupts(line, bytes) else { break }
        inner.append(bytes)
      }
      index += 1
    }
    return .quote(blocks(inner, depth: depth + 1))
  }

  /// Items of one kind, one after the other.
  mutating func list(
    _ lines: [Line], _ index: inout Int, _ first: ListItem, depth: Int
  ) -> MarkdownBlock {
    var items: [[MarkdownBlock]] = []
    var isTight = true
    var item = first
    while true {
      let (inner, endsBlank) = itemLines(lines, &index, item)
      items.append(blocks(inner, depth: depth + 1))
      if Self.hasGap(inner, items.last ?? []) { isTight = false }
      guard index < lines.count else { break }
      let line = MarkdownLine(lines[index], at: 0)
      guard line.indentation < 4, let next = ListItem(line, lines[index]),
        next.belongs(with: first),
        !line.isBlank
      else { break }
      if endsBlank { isTight = false }
      item = next
    }
    return .list(start: first.number, isTight: isTight, items)
  }

  /// The lines of one item without the indentation of its text, and whether a blank line ends it.
  private func itemLines(
    _ lines: [Line], _ index: inout Int, _ item: ListItem
  ) -> (lines: [Line], endsBlank: Bool) {
    var inner: [Line] = [Array(lines[index][min(item.offset, lines[index].count)...])]
    var blanks = 0
    index += 1
    while index < lines.count {
      let bytes = lines[index]
      let line = MarkdownLine(bytes, at: 0)
      if line.isBlank {
        blanks += 1
        // An item that begins with a blank line has no more than that.
        if inner.count == 1, item.isEmpty { break }
      } else if line.indentation >= item.column {
        inner += [Line](repeating: [], count: blanks)
        blanks = 0
        inner.append(Self.unindented(bytes, by: item.column))
      } else {
        let continues =
          blanks == 0 && ListItem(line, bytes)?.belongs(with: item) != true
          && !Self.interrupts(line, bytes)
        guard continues else { break }
        inner.append(bytes)
      }
      index += 1
    }
    return (inner, blanks > 0)
  }

  /// Whether a blank line stands between two blocks of an item.
  private static func hasGap(_ lines: [Line], _ blocks: [MarkdownBlock]) -> Bool {
    guard blocks.count > 1 else { return false }
    var fence: FenceMark?
    for bytes in lines {
      let line = MarkdownLine(bytes, at: 0)
      if line.isBlank {
        if fence == nil { return true }
      } else if let mark = FenceMark(bytes, from: line.first, to: line.end) {
        if let open = fence { if mark.closes(open) { fence = nil } } else { fence = mark }
      }
    }
    return false
  }
}
