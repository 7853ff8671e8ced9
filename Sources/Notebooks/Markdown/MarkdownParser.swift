import Diagnostics

/// Cuts prose into blocks, line by line (CommonMark 0.31, Sections 4 and 5).
struct MarkdownParser {
  typealias Line = [UInt8]

  /// Links that were defined, by label.
  var definitions: [String: String] = [:]
  /// How deeply quotations and lists may be nested; deeper ones are paragraphs.
  static let deepest = 16

  /// The blocks of some lines.
  mutating func blocks(_ lines: [Line], depth: Int) -> [MarkdownBlock] {
    var out: [MarkdownBlock] = []
    var paragraph: [Line] = []
    var index = 0
    while index < lines.count {
      let bytes = lines[index]
      let line = MarkdownLine(bytes, at: 0)
      if line.isBlank {
        end(&paragraph, &out)
        index += 1
      } else if paragraph.isEmpty, line.indentation >= 4 {
        out.append(indentedCode(lines, &index))
      } else if let level = Self.underline(line, bytes), !paragraph.isEmpty {
        let text = Self.text(of: paragraph)
        paragraph = []
        out.append(.heading(level, text))
        index += 1
      } else if !paragraph.isEmpty, !Self.interrupts(line, bytes) {
        paragraph.append(bytes)
        index += 1
      } else if let found = block(lines, &index, line, depth: depth) {
        end(&paragraph, &out)
        out += found
      } else {
        paragraph.append(bytes)
        index += 1
      }
    }
    end(&paragraph, &out)
    return out
  }

  /// The block that begins on a line, unless that is a paragraph; a comment is passed over and gives
  /// none.
  private mutating func block(
    _ lines: [Line], _ index: inout Int, _ line: MarkdownLine, depth: Int
  ) -> [MarkdownBlock]? {
    let bytes = lines[index]
    guard line.indentation < 4 else { return nil }
    if let mark = FenceMark(bytes, from: line.first, to: line.end) {
      return [fence(lines, &index, line, mark)]
    }
    if line.begins(with: "<!--", in: bytes) {
      skipComment(lines, &index)
      return []
    }
    if let level = line.headingLevel(in: bytes) {
      index += 1
      return [.heading(level, Self.headingText(bytes, from: line.first + level))]
    }
    if Self.isRule(line, bytes) {
      index += 1
      return [.rule]
    }
    if depth < Self.deepest, bytes[line.first] == 0x3E {
      return [quotation(lines, &index, depth: depth)]
    }
    if depth < Self.deepest, let item = ListItem(line, bytes) {
      return [list(lines, &index, item, depth: depth)]
    }
    return table(lines, &index).map { [$0] }
  }

  /// Whether a line ends a paragraph above it, without a blank line between.
  static func interrupts(_ line: MarkdownLine, _ bytes: Line) -> Bool {
    guard line.indentation < 4 else { return false }
    if bytes[line.first] == 0x3E || line.headingLevel(in: bytes) != nil
      || FenceMark(bytes, from: line.first, to: line.end) != nil || isRule(line, bytes)
      || line.begins(with: "<!--", in: bytes)
    {
      return true
    }
    guard let item = ListItem(line, bytes) else { return false }
    return !item.isEmpty && item.number ?? 1 == 1
  }

  /// Ends a paragraph; definitions at its beginning are taken out.
  private mutating func end(_ paragraph: inout [Line], _ out: inout [MarkdownBlock]) {
    var lines = paragraph[...]
    paragraph = []
    while let first = lines.first, let (label, destination) = LinkDefinition.read(first) {
      if definitions[label] == nil { definitions[label] = destination }
      lines = lines.dropFirst()
    }
    if !lines.isEmpty { out.append(.paragraph(Self.text(of: Array(lines)))) }
  }

  /// Lines of inline text without the blanks before them; those behind may mean a line break.
  private static func text(of lines: [Line]) -> String {
    let texts = lines.map { String(decoding: $0[MarkdownLine($0, at: 0).first...], as: UTF8.self) }
    return texts.joined(separator: "\n")
  }

  private static func headingText(_ bytes: Line, from start: Int) -> String {
    var text = bytes[start...]
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    while let last = text.last, isBlank(last) { text.removeLast() }
    var closed = text
    while closed.last == 0x23 { closed.removeLast() }
    if closed.last.map(isBlank) ?? true { text = closed }
    while let last = text.last, isBlank(last) { text.removeLast() }
    while let first = text.first, isBlank(first) { text.removeFirst() }
    return String(decoding: text, as: UTF8.self)
  }

  /// The level of the heading that a line of `=` or `-` makes of the paragraph above it.
  private static func underline(_ line: MarkdownLine, _ bytes: Line) -> Int? {
    guard line.indentation < 4, let mark = bytes[line.first...].first, mark == 0x3D || mark == 0x2D
    else { return nil }
    let rest = bytes[line.first...].drop { $0 == mark }
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? (mark == 0x3D ? 1 : 2) : nil
  }

  /// Whether a line is three or more of one of `*`, `-`, `_`, with nothing but blanks between.
  private static func isRule(_ line: MarkdownLine, _ bytes: Line) -> Bool {
    let mark = bytes[line.first]
    guard [0x2A, 0x2D, 0x5F].contains(mark) else { return false }
    let rest = bytes[line.first...].filter { $0 != 0x20 && $0 != 0x09 }
    return rest.count >= 3 && rest.allSatisfy { $0 == mark }
  }
}
