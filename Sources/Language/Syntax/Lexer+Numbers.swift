import Diagnostics

extension Lexer {
  /// A number, a percentage or a quantity.
  mutating func lexNumber() {
    let start = position
    var kind = Token.Kind.integer
    var complaint = skipDigits()
    if peek() == UInt8(ascii: "."), peek(1) != UInt8(ascii: ".") {
      if peek(1).isDigit {
        kind = .float
        position += 1
        complaint = skipDigits() ?? complaint
      } else if !peek(1).isLetter {
        position += 1
        complaint = "a number cannot end in `.`"
      }
    }
    if complaint == nil, peek() | 0x20 == UInt8(ascii: "e"), isExponent() {
      kind = .float
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      complaint = peek().isDigit ? skipDigits() : "the exponent has no digits"
    }
    if let complaint {
      // Written to the end of the text, the number may still go on.
      let partial = position >= end
      skipWord()
      let length = position - start
      position = start
      fail(
        "syntax.number", complaint, length: length, hint: "Write numbers as `1_000` or `0.5e-3`.",
        isPartial: partial)
      return
    }
    lexSuffix(from: start, kind)
  }

  /// Whether an `e` at the position begins an exponent rather than a unit.
  private func isExponent() -> Bool {
    let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    if peek(1).isDigit || (sign && (peek(2).isDigit || position + 2 >= end)) { return true }
    return position + 1 >= end
  }

  /// Moves behind digits with single underscores between them; what is wrong with them, if anything.
  private mutating func skipDigits() -> String? {
    var last: UInt8 = 0
    while position < end, peek().isDigit || peek() == UInt8(ascii: "_") {
      if peek() == UInt8(ascii: "_"), last == UInt8(ascii: "_") {
        return "only single underscores may stand between digits"
      }
      last = peek()
      position += 1
    }
    return last == UInt8(ascii: "_") ? "a number cannot end in an underscore" : nil
  }

  /// The percent sign or unit behind a number.
  private mutating func lexSuffix(from start: Int, _ kind: Token.Kind) {
    let digitsEnd = position
    if peek() == UInt8(ascii: "%"), isPercentage() {
      position += 1
      tokens.append(Token(.percentage, start, position))
      return
    }
    skipWord()
    guard position > digitsEnd else {
      tokens.append(Token(kind, start, position))
      return
    }
    let suffix = String(decoding: bytes[digitsEnd..<position], as: UTF8.self)
    if UnitSuffix(rawValue: suffix) != nil {
      tokens.append(Token(.quantity, start, position))
      return
    }
    let partial =
      position >= end && UnitSuffix.allCases.contains { $0.rawValue.hasPrefix(suffix) }
    let number = String(decoding: bytes[start..<digitsEnd], as: UTF8.self)
    let length = position - start
    position = start
    if number == "0", let base = suffix.first, "xXbBoO".contains(base) {
      fail(
        "syntax.number", "`\(number)\(suffix)` is not a number", length: length,
        hint: "Write whole numbers in decimal.")
      return
    }
    let units = UnitSuffix.allCases.map(\.rawValue)
    let near = nearestName(to: suffix, among: units)
    fail(
      "syntax.unit", "`\(suffix)` is not a unit", length: length,
      hint: near.map { "Did you mean `\(number)\($0)`?" }
        ?? "Write `\(number) * \(suffix)` to multiply; the units are \(units.joined(separator: " ")).",
      isPartial: partial)
  }

  /// Whether a `%` behind a number makes a percentage: no operand follows on the line.
  private func isPercentage() -> Bool {
    if peek(1) == UInt8(ascii: ">"), peek(2) == UInt8(ascii: "%") { return false }
    var place = position + 1
    while place < end, bytes[place] == UInt8(ascii: " ") || bytes[place] == 9 { place += 1 }
    guard place < end else { return true }
    let byte = bytes[place]
    if byte.isLetter {
      var stop = place
      while stop < end, bytes[stop].isWordByte { stop += 1 }
      let word = String(decoding: bytes[place..<stop], as: UTF8.self)
      return ["and", "or", "in", "if", "else", "for"].contains(word)
        || (word == "not" && isFollowedByIn(stop))
    }
    // No text has a remainder, and the bounds of a parameter are followed by one.
    return !(byte.isDigit || byte >= 0x80 || "([{_".utf8.contains(byte))
  }

  private func isFollowedByIn(_ place: Int) -> Bool {
    var place = place
    while place < end, bytes[place] == UInt8(ascii: " ") || bytes[place] == 9 { place += 1 }
    return place + 1 < end && bytes[place] == UInt8(ascii: "i")
      && bytes[place + 1] == UInt8(ascii: "n")
  }
}
