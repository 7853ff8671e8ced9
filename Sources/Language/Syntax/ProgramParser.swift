import Diagnostics

/// Recursive descent over the tokens of one program.
///
/// A statement that is wrong is reported and skipped to its end, so several errors are found at
/// once. A problem is *partial* when more text at the end could make it right.
struct ProgramParser {
  let source: SourceText
  let limit: Int
  let tokens: [Token]
  let lexicalProblems: [Int: SyntaxProblem]
  /// The index of the current token.
  var index = 0
  /// Whether newlines are white space here: inside brackets, but not inside blocks.
  var ignoresNewlines = false
  var problems: [SyntaxProblem] = []
  /// How deeply brackets, blocks and operators recurse here.
  var nesting = 0
  /// How many blocks surround this place.
  var blocks = 0
  /// How many loops surround this place within its function.
  var loops = 0
  /// How many calls were parsed; gives each its ordinal.
  var calls = 0
  /// Whether the part of a pipe that is being parsed contains `_`.
  var hasPlaceholder = false
  /// Where statements begin, for the canonical form.
  var statementStarts: [Int] = []
  var isFatal = false
  var usesMatrixProduct = false

  /// Brackets, blocks and operators within each other.
  static let maximumNesting = 150
  /// Expressions within each other.
  static let maximumDepth = 250
  /// Problems reported at once.
  static let maximumProblems = 20

  init(_ source: SourceText, in range: Range<Int>) {
    self.source = source
    limit = range.upperBound
    (tokens, lexicalProblems) = Lexer.tokens(of: source, in: range)
  }

  var token: Token { tokens[index] }
  var kind: Token.Kind { tokens[index].kind }

  /// The token at a distance, newlines counted.
  func peek(_ distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// The place behind the last token that was consumed.
  var previousEnd: Int { index > 0 ? tokens[index - 1].end : token.start }

  /// The text of a token.
  func text(_ token: Token) -> String { source.string(token.start..<token.end) }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
    if ignoresNewlines { skipNewlines() }
  }

  mutating func skipNewlines() {
    while kind == .newline { index += 1 }
  }

  /// Consumes a token of a kind, if it is the current one.
  mutating func consume(_ wanted: Token.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// Consumes a token of a kind or reports that `what` is missing.
  mutating func expect(
    _ wanted: Token.Kind, _ what: String, hint: String? = nil
  ) throws(SyntaxProblem) {
    if kind != wanted { throw expected(what, hint: hint) }
    advance()
  }

  /// Parses between brackets, where newlines are white space; the current token is the opening one.
  mutating func enclosed<T>(
    _ close: Token.Kind, _ what: String,
    _ body: (inout ProgramParser) throws(SyntaxProblem) -> T
  ) throws(SyntaxProblem) -> T {
    let outer = ignoresNewlines
    let open = token
    ignoresNewlines = true
    advance()
    let result = try nested { (parser) throws(SyntaxProblem) in try body(&parser) }
    ignoresNewlines = outer
    if kind != close {
      var problem = expected(what, hint: itemHint(closing: close))
      if kind == .end || source.line(at: open.start) != source.line(at: token.start) {
        problem.notes = [.init("the bracket is opened here", span: open.span)]
      }
      throw problem
    }
    advance()
    return result
  }

  /// What to do where neither a comma nor the closing bracket stands behind an item.
  private func itemHint(closing close: Token.Kind) -> String? {
    // A binding on a line of its own belongs to no list: the bracket above was never closed.
    if kind == .identifier, peek(1).kind == .assign, index > 0,
      source.line(at: tokens[index - 1].start) != source.line(at: token.start)
    {
      switch close {
      case .rightParenthesis: return "Close the bracket above with `)`."
      case .rightBracket: return "Close the bracket above with `]`."
      default: return "Close the brace above with `}`."
      }
    }
    if kind == .assign { return "Compare with `==`." }
    return beginsOperand ? "Put a comma between them." : nil
  }

  /// Whether the current token can only begin another item.
  var beginsOperand: Bool {
    switch kind {
    case .integer, .float, .percentage, .quantity, .identifier, .textStart, .leftBrace, .true,
      .false,
      .none:
      true
    default: false
    }
  }

  /// Parses one level deeper.
  mutating func nested<T>(
    _ body: (inout ProgramParser) throws(SyntaxProblem) -> T
  ) throws(SyntaxProblem) -> T {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Self.maximumNesting { throw tooDeep(token.span) }
    return try body(&self)
  }

  mutating func tooDeep(_ span: SourceSpan) -> SyntaxProblem {
    isFatal = true
    return SyntaxProblem(
      "limit.nesting", "the program is nested too deeply here", at: span,
      hint: "Bind parts of it to names.")
  }

  /// An expression above others.
  mutating func make(
    _ kind: Expression.Kind, _ span: SourceSpan, above depths: Int...
  ) throws(SyntaxProblem) -> Expression {
    let depth = (depths.max() ?? 0) + 1
    if depth > Self.maximumDepth { throw tooDeep(span) }
    return Expression(kind: kind, span: span, depth: depth)
  }

  /// A span from a place to the last token that was consumed.
  func span(from start: Int) -> SourceSpan { SourceSpan(start, previousEnd) }
}

extension ProgramParser {
  /// The problem that something else is expected at the current token.
  func expected(_ what: String, hint: String? = nil) -> SyntaxProblem {
    if let problem = lexicalProblem { return problem }
    if index > 0, let habit = wordHabit(tokens[index - 1]) {
      return foreignWord(tokens[index - 1], habit, isPartial: couldContinue)
    }
    let habit = trailingHabit()
    return SyntaxProblem(
      habit?.code ?? "syntax.expected", "expected \(what), but found \(described(token))",
      at: kind == .end ? lastPlace : token.span, hint: habit?.hint ?? hint ?? callHint,
      isPartial: couldContinue)
  }

  /// The place behind the last word of the text.
  private var lastPlace: SourceSpan {
    var place = index
    while place > 0, tokens[place].kind == .newline || tokens[place].kind == .end { place -= 1 }
    let last = tokens[place]
    return last.kind == .newline || last.kind == .end ? token.span : SourceSpan(last.end, last.end)
  }

  /// A problem at a token.
  func problem(
    _ code: String, _ message: String, at token: Token, hint: String? = nil
  ) -> SyntaxProblem {
    SyntaxProblem(
      code, message, at: token.span, hint: hint,
      isPartial: token.kind == .end || (token.end == limit && token.kind.isExtensible))
  }

  /// The problem of the current token, if the lexer found one.
  var lexicalProblem: SyntaxProblem? {
    kind == .invalid ? lexicalProblems[token.start] : nil
  }

  /// Whether text after the current token could turn it into what is expected.
  private var couldContinue: Bool {
    if kind == .end { return true }
    guard token.end == limit else { return false }
    if kind == .identifier {
      let word = text(token)
      return ["and", "or", "not", "in", "if", "else", "for"].contains {
        $0 != word && $0.hasPrefix(word)
      }
    }
    return kind.isExtensible
  }

  func described(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end of the text"
    case .newline: "the end of the line"
    case .textStart, .textPart, .textEnd: "a text"
    default:
      "`\(truncated(text(token), to: 40))`"
    }
  }
}

extension Token.Kind {
  /// Whether more letters could turn a token of this kind into another.
  var isExtensible: Bool {
    switch self {
    case .integer, .float, .percentage, .quantity, .assign, .format, .dot: true
    default: isWord
    }
  }
}
