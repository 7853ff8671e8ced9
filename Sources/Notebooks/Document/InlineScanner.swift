import Diagnostics

/// Finds the `{{ expression }}`s of a paragraph, outside code spans.
enum InlineScanner {
  static func scan(
    _ range: Range<Int>, of bytes: [UInt8], source: SourceText, _ diagnostics: inout [Diagnostic]
  ) -> [InlineValue] {
    var values: [InlineValue] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case 0x5C:
        offset += 2
      case 0x60:
        offset = afterCode(bytes, offset, range.upperBound)
      case 0x7B where offset + 1 < range.upperBound && bytes[offset + 1] == 0x7B:
        let start = offset
        offset = end(bytes, start + 2, range.upperBound)
        let isClosed = offset >= start + 4 && bytes[offset - 1] == 0x7D && bytes[offset - 2] == 0x7D
        let inside = trimmed(bytes, start + 2..<max(start + 2, offset - (isClosed ? 2 : 0)))
        if isClosed, !inside.isEmpty {
          values.append(InlineValue(range: start..<offset, expression: inside))
        } else {
          diagnostics.append(
            Diagnostic(
              isClosed ? "notebook.empty-value" : "notebook.unclosed-value",
              isClosed
                ? "`{{ }}` must hold an expression, but is empty"
                : "`{{` must be closed by `}}` on the same line",
              at: SourceSpan(start, isClosed ? offset : start + 2), in: source,
              hint: "Write `\\{{` where no value is meant."))
          if !isClosed { offset = start + 2 }
        }
      default:
        offset += 1
      }
    }
    return values
  }

  /// The offset after the code span that begins here, or after the backticks if none does.
  private static func afterCode(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    func run(_ offset: Int) -> Int {
      var after = offset
      while after < end, bytes[after] == 0x60 { after += 1 }
      return after - offset
    }
    let length = run(start)
    var offset = start + length
    while offset < end {
      let next = run(offset)
      if next == length { return offset + next }
      offset += max(1, next)
    }
    return start + length
  }

  /// The offset after the `}}` that closes an expression, or the end of the line.
  private static func end(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var offset = start
    var depth = 0
    var quoted = false
    while offset < limit, bytes[offset] != 0x0A {
      let byte = bytes[offset]
      if quoted {
        if byte == 0x5C { offset += 1 } else if byte == 0x22 { quoted = false }
      } else if byte == 0x22 {
        quoted = true
      } else if byte == 0x7B {
        depth += 1
      } else if byte == 0x7D {
        if depth == 0, offset + 1 < limit, bytes[offset + 1] == 0x7D { return offset + 2 }
        depth = max(0, depth - 1)
      }
      offset += 1
    }
    return min(offset, limit)
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
