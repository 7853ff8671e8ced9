import Diagnostics

extension Lexer {
  /// The opening quote and what follows it.
  mutating func startText() {
    openTexts.append(position)
    add(.textStart, 1)
    lexTextParts()
  }

  /// The closing brace of an interpolation and the text behind it.
  mutating func endInterpolation() {
    interpolations.removeLast()
    add(.interpolationEnd, 1)
    lexTextParts()
  }

  /// Text up to the closing quote or the next interpolation.
  private mutating func lexTextParts() {
    let start = position
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        endPart(start)
        openTexts.removeLast()
        add(.textEnd, 1)
        return
      case UInt8(ascii: "{"):
        endPart(start)
        interpolations.append(0)
        add(.interpolationStart, 1)
        return
      case 10:
        endPart(start)
        return
      case UInt8(ascii: "\\"):
        if let length = escapeLength() {
          position += length
        } else {
          endPart(start)
          failEscape()
          return lexTextParts()
        }
      case 0x80...:
        guard let (_, length) = scalar() else {
          endPart(start)
          fail("syntax.encoding", "the text is not UTF-8 here", length: 1)
          return lexTextParts()
        }
        position += length
      default: position += 1
      }
    }
    endPart(start)
  }

  private mutating func endPart(_ start: Int) {
    if position > start { tokens.append(Token(.textPart, start, position)) }
  }

  /// The length of the escape at the position, or nothing if it is none.
  private func escapeLength() -> Int? {
    switch peek(1) {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "0"),
      UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"):
      return 2
    case UInt8(ascii: "u"):
      guard peek(2) == UInt8(ascii: "{") else { return nil }
      var length = 3
      var value: UInt32 = 0
      while length < 9, let digit = hexDigit(peek(length)) {
        value = value << 4 | digit
        length += 1
      }
      guard length > 3, peek(length) == UInt8(ascii: "}"), Unicode.Scalar(value) != nil else {
        return nil
      }
      return length + 1
    default: return nil
    }
  }

  private func hexDigit(_ byte: UInt8) -> UInt32? {
    if byte.isDigit { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x57) : nil
  }

  private mutating func failEscape() {
    var length = 2
    if peek(1) == UInt8(ascii: "u") {
      while position + length < end, length < 10, peek(length).isWordByte || peek(length) == 0x7B {
        length += 1
      }
      if peek(length) == UInt8(ascii: "}") { length += 1 }
    } else if peek(1) >= 0x80 {
      length = 1
    }
    if peek(1) == 10 { length = 1 }
    fail(
      "syntax.escape", "this escape does not exist", length: length,
      hint: #"Write `\\` for a backslash; the escapes are \n \t \r \0 \" \\ \{ \} \u{1F600}."#,
      isPartial: position + length >= end)
  }

  /// The format of an interpolation: everything from the colon to the closing brace.
  mutating func lexFormat() {
    var length = 1
    while position + length < end, !"}\"\n".utf8.contains(peek(length)) { length += 1 }
    add(.format, length)
  }

  /// Reports a text that its line or the source ends.
  mutating func unterminated(from start: Int) {
    // At the end of the source the quote may still come.
    let partial = position >= end
    problems[position] = SyntaxProblem(
      "syntax.text", "this text has no closing quote", at: SourceSpan(start, position),
      hint: "End it with `\"` on the same line; write a line break as `\\n`.", isPartial: partial)
    tokens.append(Token(.invalid, position, position))
  }
}
