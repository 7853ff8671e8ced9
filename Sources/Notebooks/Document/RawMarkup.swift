import Diagnostics

/// HTML that Markdown keeps as it is until an end mark, blank lines and fences included
/// (CommonMark 0.31, Section 4.6, conditions 1 and 2): a cell inside a comment is not run.
enum RawMarkup {
  private static let kinds: [(start: String, end: String)] = [
    ("<!--", "-->"), ("<pre", "</pre>"), ("<script", "</script>"), ("<style", "</style>"),
    ("<textarea", "</textarea>"),
  ]

  /// The offset after the block of HTML that begins on `line`, if one does.
  static func end(
    of line: MarkdownLine, in bytes: [UInt8], source: SourceText, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    guard line.indentation < 4, bytes[line.first] == 0x3C,
      let kind = kinds.first(where: { begins(line, with: $0.start, in: bytes) })
    else { return nil }
    let mark = Array(kind.end.utf8)
    var from = line.first + kind.start.utf8.count
    var current = line
    var cell: SourceSpan?
    while true {
      if contains(bytes, mark, from: from, to: current.end) { return current.next }
      if cell == nil, let fence = FenceMark(bytes, from: current.first, to: current.end),
        fence.language(in: bytes) == "lupi"
      {
        cell = SourceSpan(current.first, current.end)
      }
      if current.next >= bytes.count { break }
      current = MarkdownLine(bytes, at: current.next)
      from = current.start
    }
    if let cell {
      diagnostics.append(
        Diagnostic(
          "notebook.unclosed-html",
          "`\(kind.start)` is never closed, so the cells below it are not run",
          at: SourceSpan(line.first, line.first + kind.start.utf8.count), in: source,
          hint: "Close it with `\(kind.end)`.",
          notes: [.init("this cell is not run", span: cell)], severity: .warning))
    }
    return bytes.count
  }

  private static func begins(_ line: MarkdownLine, with start: String, in bytes: [UInt8]) -> Bool {
    guard line.begins(with: start, in: bytes) else { return false }
    let after = line.first + start.utf8.count
    return start == "<!--" || after >= line.end || [0x20, 0x09, 0x3E].contains(bytes[after])
  }

  private static func contains(
    _ bytes: [UInt8], _ mark: [UInt8], from start: Int, to end: Int
  ) -> Bool {
    var offset = start
    while offset + mark.count <= end {
      if bytes[offset..<(offset + mark.count)].elementsEqual(
        mark, by: { $0 == $1 || ((0x41...0x5A).contains($0) && $0 + 32 == $1) })
      {
        return true
      }
      offset += 1
    }
    return false
  }
}
