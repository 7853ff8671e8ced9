/// A line of output taken apart into numbers and what stands between them.
struct OutputLine {
  /// A number or a text.
  enum Token: Equatable {
    case number(WrittenNumber)
    /// Bytes from `range`, which leaves out blanks beside a number.
    case text(Range<Int>)

    var range: Range<Int> {
      switch self {
      case .number(let number): number.range
      case .text(let range): range
      }
    }
  }

  /// The line without the blanks at its end.
  let bytes: [UInt8]
  /// What it consists of; blanks between a number and its neighbours are left out, because a
  /// number that is written shorter moves what is beside it.
  let tokens: [Token]

  init(_ text: String) {
    var bytes = Array(text.utf8)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    self.bytes = bytes
    tokens = Self.tokens(bytes)
  }

  /// Whether the line is `...`, which stands for any lines.
  var isWildcard: Bool { bytes.drop(while: isBlank).elementsEqual([0x2E, 0x2E, 0x2E]) }

  /// A piece of the line as text.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  private static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var textStart = 0
    var offset = 0
    while offset < bytes.count {
      if mayBeginNumber(bytes, offset), let number = WrittenNumber(bytes, at: offset) {
        append(textStart..<offset, of: bytes, to: &tokens, beforeNumber: true)
        tokens.append(.number(number))
        offset = number.range.upperBound
        textStart = offset
        // What follows directly is a unit: it belongs to the text.
        while offset < bytes.count, isWordByte(bytes[offset]) { offset += 1 }
      } else if isWordByte(bytes[offset]) {
        // A word, a version or a digest: take it whole.
        while offset < bytes.count, isWordByte(bytes[offset]) || isInnerPoint(bytes, offset) {
          offset += 1
        }
      } else {
        offset += 1
      }
    }
    append(textStart..<bytes.count, of: bytes, to: &tokens, beforeNumber: false)
    return tokens
  }

  private static func append(
    _ range: Range<Int>, of bytes: [UInt8], to tokens: inout [Token], beforeNumber: Bool
  ) {
    var (start, end) = (range.lowerBound, range.upperBound)
    if case .number = tokens.last { while start < end, isBlank(bytes[start]) { start += 1 } }
    if beforeNumber { while end > start, isBlank(bytes[end - 1]) { end -= 1 } }
    if start < end { tokens.append(.text(start..<end)) }
  }

  private static func mayBeginNumber(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let byte = bytes[offset]
    guard isDigit(byte) || [0x2D, 0x2B, 0x2E, 0xE2].contains(byte) else { return false }
    guard offset > 0 else { return true }
    let before = bytes[offset - 1]
    // `1-2` is a range and `f(x)-1` a difference: the sign belongs to neither number.
    return !isWordByte(before) && before != 0x2E
      && (isDigit(byte) || (before != 0x29 && before != 0x5D))
  }

  private static func isInnerPoint(_ bytes: [UInt8], _ offset: Int) -> Bool {
    bytes[offset] == 0x2E && offset > 0 && isDigit(bytes[offset - 1])
      && offset + 1 < bytes.count && isDigit(bytes[offset + 1])
  }
}

/// Whether a byte is a space, a tab or a carriage return.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
