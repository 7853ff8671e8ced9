extension MarkdownParser {
  /// The lines between a fence and the one that closes it, or the end.
  func fence(
    _ lines: [Line], _ index: inout Int, _ line: MarkdownLine, _ mark: FenceMark
  ) -> MarkdownBlock {
    let language = mark.language(in: lines[index])
    index += 1
    var body: [String] = []
    while index < lines.count {
      let bytes = lines[index]
      index += 1
      let next = MarkdownLine(bytes, at: 0)
      if next.indentation < 4, let other = FenceMark(bytes, from: next.first, to: next.end),
        other.closes(mark)
      {
        break
      }
      body.append(
        String(decoding: Self.unindented(bytes, by: line.indentation), as: UTF8.self))
    }
    return .code(language: language.isEmpty ? nil : language, body)
  }

  /// Lines that are indented by four columns or more, and the blank ones between them.
  func indentedCode(_ lines: [Line], _ index: inout Int) -> MarkdownBlock {
    var body: [String] = []
    while index < lines.count {
      let line = MarkdownLine(lines[index], at: 0)
      guard line.isBlank || line.indentation >= 4 else { break }
      body.append(String(decoding: Self.unindented(lines[index], by: 4), as: UTF8.self))
      index += 1
    }
    while body.last?.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) == true { body.removeLast() }
    return .code(language: nil, body)
  }

  /// Moves behind a comment; one that is never closed goes to the end.
  func skipComment(_ lines: [Line], _ index: inout Int) {
    let mark = Array("-->".utf8)
    while index < lines.count {
      let bytes = lines[index]
      index += 1
      if bytes.indices.contains(where: { bytes[$0...].starts(with: mark) }) { return }
    }
  }

  /// A line without its first columns, where these are blank; a tab is cut in two.
  static func unindented(_ bytes: Line, by columns: Int) -> Line {
    var column = 0
    var place = 0
    while place < bytes.count, column < columns {
      if bytes[place] == 0x20 {
        column += 1
      } else if bytes[place] == 0x09 {
        column += 4 - column % 4
      } else {
        break
      }
      place += 1
    }
    return Line(repeating: 0x20, count: max(0, column - columns)) + bytes[place...]
  }
}
