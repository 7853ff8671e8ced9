import Diagnostics

/// Cuts bytes into tokens.
///
/// It never fails: what is no token becomes an invalid token with a problem, which the parser
/// reports when it meets the token.
struct Lexer {
  let bytes: [UInt8]
  let end: Int
  var position: Int
  var tokens: [Token] = []
  /// The problems of the invalid tokens, by the token's offset.
  var problems: [Int: SyntaxProblem] = [:]
  /// For every interpolation that is open, how many brackets are open inside it.
  var interpolations: [Int] = []
  /// Where the texts that hold the open interpolations begin.
  var openTexts: [Int] = []

  /// The longest name, in bytes.
  static let maximumName = 200

  /// The tokens of a part of the source; the last one is `end`.
  static func tokens(
    of source: SourceText, in range: Range<Int>
  ) -> (tokens: [Token], problems: [Int: SyntaxProblem]) {
    var lexer = Lexer(bytes: source.bytes, end: range.upperBound, position: range.lowerBound)
    lexer.tokens.reserveCapacity(range.count / 3 + 1)
    lexer.run()
    return (lexer.tokens, lexer.problems)
  }

  private mutating func run() {
    if position == 0, peek(0) == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF { position = 3 }
    while position < end { lexToken() }
    if let start = openTexts.last { unterminated(from: start) }
    add(.end, 0)
  }

  /// The byte at a distance from the position; 0 outside.
  func peek(_ distance: Int = 0) -> UInt8 {
    let place = position + distance
    return place < end && place >= 0 ? bytes[place] : 0
  }

  /// Adds a token of a length and moves behind it.
  mutating func add(_ kind: Token.Kind, _ length: Int) {
    tokens.append(Token(kind, position, position + length))
    position += length
  }

  /// Adds an invalid token of a length with its problem.
  mutating func fail(
    _ code: String, _ message: String, length: Int, hint: String? = nil, isPartial: Bool = false
  ) {
    let span = SourceSpan(position, min(end, position + length))
    problems[position] = SyntaxProblem(
      code, message, at: span, hint: hint, isPartial: isPartial)
    add(.invalid, span.end - span.start)
  }

  private mutating func lexToken() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), 9, 13: position += 1
    case 10:
      if let start = openTexts.last {
        unterminated(from: start)
        openTexts = []
        interpolations = []
      }
      add(.newline, 1)
    case UInt8(ascii: "#"):
      if openTexts.isEmpty {
        while position < end, bytes[position] != 10 { position += 1 }
      } else {
        fail("syntax.character", "a comment cannot stand inside a text", length: 1)
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"):
      lexWord()
    case UInt8(ascii: "\""): startText()
    case 0x80...: lexNonASCII()
    default: if !lexBracket(byte), !lexOperator(byte) { lexStray(byte) }
    }
  }

  /// Brackets, which interpolations count.
  private mutating func lexBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("): open(.leftParenthesis)
    case UInt8(ascii: "["): open(.leftBracket)
    case UInt8(ascii: "{"): open(.leftBrace)
    case UInt8(ascii: ")"): close(.rightParenthesis)
    case UInt8(ascii: "]"): close(.rightBracket)
    case UInt8(ascii: "}"):
      if interpolations.last == 0 { endInterpolation() } else { close(.rightBrace) }
    case UInt8(ascii: ":") where interpolations.last == 0: lexFormat()
    default: return false
    }
    return true
  }

  private mutating func open(_ kind: Token.Kind) {
    if let last = interpolations.indices.last { interpolations[last] += 1 }
    add(kind, 1)
  }

  private mutating func close(_ kind: Token.Kind) {
    if let last = interpolations.indices.last, interpolations[last] > 0 {
      interpolations[last] -= 1
    }
    add(kind, 1)
  }

  private mutating func lexOperator(_ byte: UInt8) -> Bool {
    if lexForeignOperator() { return true }
    let next = peek(1)
    switch byte {
    case UInt8(ascii: ","): add(.comma, 1)
    case UInt8(ascii: ":"): add(.colon, 1)
    case UInt8(ascii: "+"): add(.plus, 1)
    case UInt8(ascii: "-"): next == UInt8(ascii: ">") ? add(.arrow, 2) : add(.minus, 1)
    case UInt8(ascii: "*"): add(.star, 1)
    case UInt8(ascii: "/"): next == byte ? add(.doubleSlash, 2) : add(.slash, 1)
    case UInt8(ascii: "%"): add(.percent, 1)
    case UInt8(ascii: "^"): add(.caret, 1)
    case UInt8(ascii: "@"): add(.at, 1)
    case UInt8(ascii: "="): next == byte ? add(.equal, 2) : add(.assign, 1)
    case UInt8(ascii: "<"): next == UInt8(ascii: "=") ? add(.lessEqual, 2) : add(.less, 1)
    case UInt8(ascii: ">"): next == UInt8(ascii: "=") ? add(.greaterEqual, 2) : add(.greater, 1)
    case UInt8(ascii: "!") where next == UInt8(ascii: "="): add(.notEqual, 2)
    case UInt8(ascii: "|") where next == UInt8(ascii: ">"): add(.pipe, 2)
    case UInt8(ascii: "."):
      if next != byte {
        add(.dot, 1)
      } else {
        peek(2) == UInt8(ascii: "<") ? add(.range, 3) : add(.closedRange, 2)
      }
    default: return false
    }
    return true
  }

  private mutating func lexWord() {
    let start = position
    skipWord()
    let word = bytes[start..<position]
    if word.count > Self.maximumName {
      position = start
      return fail(
        "limit.name", "a name can have at most \(Self.maximumName) bytes", length: word.count)
    }
    let kind: Token.Kind
    if word.allSatisfy({ $0 == UInt8(ascii: "_") }) {
      kind = word.count == 1 ? .underscore : word.count >= 3 ? .hole : .identifier
    } else if word.count <= 8 {
      kind = Token.Kind.keywords[String(decoding: word, as: UTF8.self)] ?? .identifier
    } else {
      kind = .identifier
    }
    tokens.append(Token(kind, start, position))
  }

  /// Moves behind the letters, digits and underscores that follow.
  mutating func skipWord() {
    while position < end {
      let byte = bytes[position]
      if byte < 0x80 {
        guard byte.isWordByte else { return }
        position += 1
      } else {
        guard let (scalar, length) = scalar(), scalar.properties.isXIDContinue else { return }
        position += length
      }
    }
  }

  /// The Unicode scalar at the position and its length in bytes; nothing where the bytes are not
  /// UTF-8.
  func scalar() -> (Unicode.Scalar, Int)? {
    var decoder = UTF8()
    var rest = bytes[position..<min(end, position + 4)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return (scalar, UTF8.width(scalar))
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Whether the byte is an ASCII letter, digit or underscore.
  var isWordByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
}
