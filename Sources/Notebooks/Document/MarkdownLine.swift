/// One line of Markdown as offsets into the bytes of its document.
struct MarkdownLine {
  /// The offset of the first byte, a byte order mark aside.
  let start: Int
  /// The offset after the last byte, the line ending aside.
  let end: Int
  /// The offset at which the next line begins.
  let next: Int
  /// The offset of the first byte that is neither a space nor a tab; `end` for a blank line.
  let first: Int
  /// The columns before `first`; a tab goes to the next multiple of four.
  let indentation: Int

  /// Reads the line that begins at `offset`, which is inside `bytes`.
  init(_ bytes: [UInt8], at offset: Int) {
    var start = offset
    if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    next = min(end + 1, bytes.count)
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    var first = start
    var columns = 0
    while first < end, bytes[first] == 0x20 || bytes[first] == 0x09 {
      columns += bytes[first] == 0x20 ? 1 : 4 - columns % 4
      first += 1
    }
    self.start = start
    self.end = end
    self.first = first
    indentation = columns
  }

  /// Whether there is nothing but spaces and tabs.
  var isBlank: Bool { first == end }

  /// Whether the line, from its first visible byte, begins with `prefix` (ASCII, case ignored).
  func begins(with prefix: String, in bytes: [UInt8]) -> Bool {
    let wanted = Array(prefix.utf8)
    guard end - first >= wanted.count else { return false }
    for (offset, byte) in wanted.enumerated() where lowercased(bytes[first + offset]) != byte {
      return false
    }
    return true
  }

  /// The level of an ATX heading, 1 to 6, or nothing.
  func headingLevel(in bytes: [UInt8]) -> Int? {
    guard indentation < 4 else { return nil }
    var level = 0
    while first + level < end, bytes[first + level] == 0x23 { level += 1 }
    guard (1...6).contains(level) else { return nil }
    let after = first + level
    return after == end || bytes[after] == 0x20 || bytes[after] == 0x09 ? level : nil
  }

  /// The column at which the text of a list item begins, if the line begins one.
  func listContent(in bytes: [UInt8]) -> (column: Int, offset: Int)? {
    var offset = first
    if offset < end, [0x2A, 0x2B, 0x2D].contains(bytes[offset]) {
      if isThematicBreak(in: bytes) { return nil }
      offset += 1
    } else {
      while offset < end, offset - first < 9, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
      guard offset > first, offset < end, bytes[offset] == 0x2E || bytes[offset] == 0x29 else {
        return nil
      }
      offset += 1
    }
    guard offset == end || bytes[offset] == 0x20 || bytes[offset] == 0x09 else { return nil }
    let marker = offset - first
    var spaces = 0
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 {
      spaces += 1
      offset += 1
    }
    // Five spaces or more after the marker begin indented code one column after it.
    return (indentation + marker + (spaces == 0 || spaces > 4 ? 1 : spaces), offset)
  }

  /// Whether the line is three or more of one of `*`, `-`, `_`, with nothing but spaces between.
  private func isThematicBreak(in bytes: [UInt8]) -> Bool {
    let mark = bytes[first]
    var count = 0
    for byte in bytes[first..<end] {
      if byte == mark { count += 1 } else if byte != 0x20 && byte != 0x09 { return false }
    }
    return count >= 3
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 32 : byte
  }
}
