import Diagnostics

/// Finds where a fenced block ends.
enum FenceReader {
  /// Reads the block that `mark` opens on `line`, and the place of a cell that opens inside it.
  ///
  /// `container` is the column below which a line ends the list item around the block. With
  /// `stopsAtCells` the block ends where a cell opens inside it: its closing line was forgotten.
  static func read(
    _ line: MarkdownLine, _ mark: FenceMark, in bytes: [UInt8], container: Int? = nil,
    stopsAtCells: Bool = false
  ) -> (fence: Fence, swallowed: SourceSpan?) {
    var offset = line.next
    var closing: Range<Int>?
    var swallowed: SourceSpan?
    while offset < bytes.count, closing == nil {
      let line = MarkdownLine(bytes, at: offset)
      if let container, !line.isBlank, line.indentation < container { break }
      if container != nil || line.indentation < 4,
        let inner = FenceMark(bytes, from: line.first, to: line.end)
      {
        if inner.closes(mark) {
          closing = offset..<line.next
          break
        }
        if swallowed == nil, inner.marker == mark.marker, inner.length >= mark.length,
          inner.language(in: bytes) == "lupi"
        {
          swallowed = SourceSpan(line.first, line.end)
          if stopsAtCells { break }
        }
      }
      offset = line.next
    }
    let end = closing ?? offset..<offset
    let fence = Fence(
      opening: line.opening(in: bytes), body: line.next..<end.lowerBound, closing: end,
      info: SourceSpan(mark.info.lowerBound, mark.info.upperBound),
      mark: SourceSpan(mark.start, line.end), length: mark.length)
    return (fence, swallowed)
  }
}

extension MarkdownLine {
  /// The whole line with its line ending, and with the byte order mark before it.
  fileprivate func opening(in bytes: [UInt8]) -> Range<Int> {
    (start == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 0 : start)..<next
  }
}
