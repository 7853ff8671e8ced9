import Diagnostics

/// What students write out of habit from other languages, answered in one line each.
extension Lexer {
  /// Operators of other languages.
  mutating func lexForeignOperator() -> Bool {
    let (first, second) = (peek(0), peek(1))
    guard
      let habit = Self.foreignOperators.first(where: {
        $0.bytes[0] == first && $0.bytes[1] == second && matches($0.bytes)
      })
    else { return false }
    let word = String(decoding: habit.bytes, as: UTF8.self)
    fail(
      "syntax.foreign-operator", "`\(word)` is not an operator", length: habit.bytes.count,
      hint: habit.hint)
    return true
  }

  private func matches(_ word: [UInt8]) -> Bool {
    position + word.count <= end && bytes[position..<position + word.count].elementsEqual(word)
  }

  private static let foreignOperators: [(bytes: [UInt8], hint: String)] = [
    (":=", "Bind a name with `=`: `x = 1`."),
    ("%>%", "Write the pipe as `|>`."),
    ("&&", "Write `and`."),
    ("||", "Write `or`."),
    ("**", "Write powers with `^`: `x ^ 2`."),
    ("===", "Write `==`."),
    ("!==", "Write `!=`."),
    ("<>", "Write `!=`."),
    ("=>", "Write functions with `->`: `x -> x + 1`."),
    ("+=", "Values never change; bind the name anew: `x = x + 1`."),
    ("-=", "Values never change; bind the name anew: `x = x - 1`."),
    ("*=", "Values never change; bind the name anew: `x = x * 2`."),
    ("/=", "Values never change; bind the name anew: `x = x / 2`."),
    ("^=", "Values never change; bind the name anew: `x = x ^ 2`."),
    ("++", "Values never change; bind the name anew: `x = x + 1`."),
    ("...", "Write a range as `0..<10` or `1..10`."),
    ("::", "Write fields with a dot: `r.field`."),
    ("%in%", "Write `in`."),
    ("%*%", "Write matrix products with `@`."),
    ("%/%", "Write `//`."),
  ].map { (bytes: Array($0.0.utf8), hint: $0.1) }

  /// A character that begins no token.
  mutating func lexStray(_ byte: UInt8) {
    let character = String(decoding: [byte], as: UTF8.self)
    switch byte {
    case UInt8(ascii: "!"):
      fail(
        "syntax.foreign-operator", "`!` is not an operator", length: 1, hint: "Write `not x`.",
        isPartial: position + 1 >= end)
    case UInt8(ascii: "|"):
      fail(
        "syntax.foreign-operator", "`|` is not an operator", length: 1,
        hint: "Write `or`, or `|>` for a pipe.", isPartial: position + 1 >= end)
    case UInt8(ascii: "&"):
      fail(
        "syntax.foreign-operator", "`&` is not an operator", length: 1, hint: "Write `and`.")
    case UInt8(ascii: ";"):
      fail(
        "syntax.semicolon", "`;` does not end statements", length: 1,
        hint: "Put each statement on a line of its own.")
    case UInt8(ascii: "'"):
      fail(
        "syntax.quote", "`'` does not begin a text", length: 1,
        hint: "Write texts in double quotes.")
    case UInt8(ascii: "?"):
      fail(
        "syntax.character", "`?` has no meaning here", length: 1,
        hint: "Write a choice as `if c { a } else { b }`.")
    case UInt8(ascii: "\\"):
      fail(
        "syntax.character", "`\\` does not continue a line", length: 1,
        hint: "A line goes on after an operator or a comma, or inside brackets.")
    case 0..<32, 127:
      fail(
        "syntax.character", "a control character (code \(byte)) cannot stand here", length: 1,
        hint: "Delete it.")
    default: fail("syntax.character", "`\(character)` has no meaning here", length: 1)
    }
  }

  /// A letter outside ASCII, or a character that an editor has put in place of an ASCII one.
  mutating func lexNonASCII() {
    guard let (scalar, length) = scalar() else {
      return fail(
        "syntax.encoding", "the text is not UTF-8 here", length: 1,
        hint: "Save the file as UTF-8.")
    }
    if scalar.properties.isXIDStart {
      let start = position
      skipWord()
      tokens.append(Token(.identifier, start, position))
      return
    }
    let meant: String? =
      switch scalar.value {
      case 0x201C, 0x201D, 0x201E, 0x2018, 0x2019, 0xAB, 0xBB: "\""
      case 0x2212, 0x2013, 0x2014: "-"
      case 0xD7, 0x22C5, 0xB7: "*"
      case 0xF7: "/"
      case 0x2264: "<="
      case 0x2265: ">="
      case 0x2260: "!="
      case 0x2192, 0x27F6: "->"
      case 0x2026: ".."
      case 0x2208: "in"
      default: nil
      }
    if let meant {
      let quote = meant == "\""
      fail(
        quote ? "syntax.quote" : "syntax.foreign-operator",
        "`\(scalar)` is not " + (quote ? "a straight quote" : "an operator"), length: length,
        hint: quote ? "Write texts in straight double quotes: `\"`." : "Write `\(meant)`.")
    } else if scalar.properties.isWhitespace || scalar.properties.generalCategory == .format {
      let code = String(scalar.value, radix: 16, uppercase: true)
      fail(
        "syntax.character", "an invisible character (U+\(code)) cannot stand here", length: length,
        hint: "Replace it with an ordinary space.")
    } else {
      fail("syntax.character", "`\(scalar)` has no meaning here", length: length)
    }
  }
}
