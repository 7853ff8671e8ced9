import Diagnostics

/// One word of the source: what it is and where it stands.
struct Token {
  enum Kind: UInt8 {
    case end, newline
    /// Something that is no token; the lexer has a problem for it.
    case invalid
    case integer, float, percentage, quantity
    case identifier, underscore, hole
    case fn, `if`, `else`, `for`, `in`, `break`, `continue`, and, or, not, `true`, `false`, none
    // A text is a start, any number of parts, and an end.
    case textStart, textPart, interpolationStart, format, interpolationEnd, textEnd
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, dot, assign, arrow, pipe, range, closedRange
    case plus, minus, star, slash, doubleSlash, percent, caret, at
    case less, lessEqual, greater, greaterEqual, equal, notEqual
  }

  let kind: Kind
  private let from: UInt32
  private let to: UInt32

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    from = UInt32(truncatingIfNeeded: start)
    to = UInt32(truncatingIfNeeded: end)
  }

  var start: Int { Int(from) }
  var end: Int { Int(to) }
  var span: SourceSpan { SourceSpan(start, end) }
}

extension Token.Kind {
  /// The reserved words.
  static let keywords: [String: Token.Kind] = [
    "fn": .fn, "if": .if, "else": .else, "for": .for, "in": .in, "break": .break,
    "continue": .continue, "and": .and, "or": .or, "not": .not, "true": .true, "false": .false,
    "none": .none,
  ]

  /// Whether the token is a word of letters.
  var isWord: Bool { rawValue >= Self.identifier.rawValue && rawValue <= Self.none.rawValue }

  /// Whether the token is one of the reserved words.
  var isKeyword: Bool { rawValue >= Self.fn.rawValue && rawValue <= Self.none.rawValue }

  /// Whether the token opens a bracket of any kind.
  var isOpening: Bool {
    self == .leftParenthesis || self == .leftBracket || self == .leftBrace
      || self == .interpolationStart
  }

  /// Whether the token closes a bracket of any kind.
  var isClosing: Bool {
    self == .rightParenthesis || self == .rightBracket || self == .rightBrace
      || self == .interpolationEnd
  }
}
