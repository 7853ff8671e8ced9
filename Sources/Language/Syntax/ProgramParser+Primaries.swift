import Diagnostics

extension ProgramParser {
  /// An operand without operators around it.
  mutating func parsePrimary() throws(SyntaxProblem) -> Expression {
    let start = token
    switch kind {
    case .integer, .float, .percentage, .quantity:
      let value = try number(start)
      advance()
      return try make(.literal(value), start.span)
    case .true, .false:
      advance()
      return try make(.literal(.bool(start.kind == .true)), start.span)
    case .none:
      advance()
      return try make(.literal(.none), start.span)
    case .identifier:
      advance()
      if kind == .arrow { throw functionNeedsParentheses() }
      return try make(.name(text(start)), start.span)
    case .underscore:
      advance()
      if kind == .arrow { throw functionNeedsParentheses() }
      hasPlaceholder = true
      return try make(.placeholder, start.span)
    case .hole:
      advance()
      return try make(.hole, start.span)
    case .textStart: return try parseText()
    case .leftParenthesis: return try parseParenthesized()
    case .leftBracket: return try parseListOrComprehension()
    case .leftBrace: return try parseRecord()
    case .if: return try parseConditional()
    case .fn:
      throw problem(
        "syntax.function", "`fn` declares a function at the start of a statement", at: start,
        hint: "Write a function within an expression as `x -> x + 1`.")
    default: throw expected("an expression", hint: operandHint())
    }
  }

  private func functionNeedsParentheses() -> SyntaxProblem {
    problem(
      "syntax.function", "a function cannot stand here without parentheses", at: token,
      hint: "Write `(x -> x + 1)`.")
  }

  private func operandHint() -> String? {
    switch kind {
    case .dot where peek(1).kind == .integer && peek(1).start == token.end:
      "Write `0.\(text(peek(1)))`."
    case .plus: "Delete the `+`."
    case .doubleSlash, .slash: "Comments begin with `#`."
    case .not: "Put `not x` in parentheses."
    case .break, .continue, .for, .else, .in: reservedHint()
    default: nil
    }
  }

  /// `(expression)`
  private mutating func parseParenthesized() throws(SyntaxProblem) -> Expression {
    let open = token
    let mayBecomeFunction = parameterListEnd() == .unknown
    do {
      let inner = try enclosed(.rightParenthesis, "`)`") {
        (parser) throws(SyntaxProblem) -> Expression in
        if parser.kind == .rightParenthesis { throw parser.expected("an expression") }
        return try parser.parseExpression()
      }
      return Expression(kind: inner.kind, span: span(from: open.start), depth: inner.depth)
    } catch {
      guard kind == .comma || kind == .rightParenthesis, lexicalProblem == nil else { throw error }
      // `(a, b` is the beginning of a function if the text ends here.
      throw SyntaxProblem(
        error.code, error.message, at: error.span,
        hint: kind == .comma ? "Write a list as `[a, b]`." : error.hint,
        isPartial: mayBecomeFunction)
    }
  }

  /// `[a, b]` or `[f(x) for x in xs if c]`
  private mutating func parseListOrComprehension() throws(SyntaxProblem) -> Expression {
    let start = token.start
    var items: [Expression] = []
    var clauses: [ComprehensionSyntax.Clause] = []
    var depth = 0
    try enclosed(.rightBracket, "`,` or `]`") { (parser) throws(SyntaxProblem) in
      while parser.kind != .rightBracket {
        let item = try parser.parseExpression()
        depth = max(depth, item.depth)
        items.append(item)
        if items.count == 1, parser.kind == .for {
          clauses = try parser.parseClauses(&depth)
          return
        }
        if !parser.consume(.comma) { return }
      }
    }
    let kind: Expression.Kind =
      clauses.isEmpty
      ? .list(items)
      : .comprehension(ComprehensionSyntax(element: items[0], clauses: clauses))
    return try make(kind, span(from: start), above: depth)
  }

  /// `for pattern in sequence` and `if condition`, any number of times.
  private mutating func parseClauses(
    _ depth: inout Int
  ) throws(SyntaxProblem) -> [ComprehensionSyntax.Clause] {
    var clauses: [ComprehensionSyntax.Clause] = []
    while true {
      if consume(.for) {
        let pattern = try parsePattern()
        try expect(.in, "`in`", hint: "Write `[f(x) for x in xs if c]`.")
        let sequence = try parseOperators(.or)
        depth = max(depth, sequence.depth)
        clauses.append(.loop(pattern, sequence))
      } else if consume(.if) {
        let condition = try parseOperators(.or)
        depth = max(depth, condition.depth)
        clauses.append(.condition(condition))
      } else {
        depth += clauses.count
        return clauses
      }
    }
  }

  /// `{a: 1, b}`
  private mutating func parseRecord() throws(SyntaxProblem) -> Expression {
    let start = token.start
    var fields: [RecordField] = []
    var depth = 0
    try enclosed(.rightBrace, "`,` or `}`") { (parser) throws(SyntaxProblem) in
      while parser.kind != .rightBrace {
        let field = try parser.parseField()
        depth = max(depth, field.value.depth)
        fields.append(field)
        if !parser.consume(.comma) { return }
      }
    }
    try requireDistinct(fields.map { ($0.name, $0.nameSpan) })
    return try make(.record(fields), span(from: start), above: depth)
  }

  private mutating func parseField() throws(SyntaxProblem) -> RecordField {
    let key = token
    let hint = "Write a record as `{a: 1, b}`."
    if kind == .textStart {
      let name = try parseText()
      guard case .literal(let value) = name.kind, let text = value.string else {
        throw SyntaxProblem(
          "syntax.record", "the name of a field must be plain text", at: name.span, hint: hint)
      }
      try expect(.colon, "`:`", hint: hint)
      return RecordField(name: text, nameSpan: name.span, value: try parseExpression())
    }
    if kind == .underscore, peek(1).kind != .colon {
      // Only a pattern may contain it, which is known once `=` follows.
      advance()
      return RecordField(
        name: "_", nameSpan: key.span, value: try make(.placeholder, key.span))
    }
    guard kind.isWord, kind != .hole else {
      throw expected("the name of a field", hint: kind == .star ? nil : hint)
    }
    advance()
    let name = text(key)
    if consume(.colon) {
      return RecordField(name: name, nameSpan: key.span, value: try parseExpression())
    }
    if key.kind != .identifier || kind == .assign { throw expected("`:`", hint: hint) }
    return RecordField(name: name, nameSpan: key.span, value: try make(.name(name), key.span))
  }

  /// `if c { … } else if d { … } else { … }`
  private mutating func parseConditional() throws(SyntaxProblem) -> Expression {
    let start = token.start
    var branches: [Branch] = []
    var otherwise: Block?
    var depth = 0
    repeat {
      advance()
      let condition = try parseOperators(.or)
      let block = try parseBlock(after: "the condition")
      branches.append(Branch(condition: condition, block: block))
      depth = max(depth, condition.depth, block.depth)
      guard isElseNext() else { break }
      skipNewlines()
      advance()
      if kind != .if {
        let block = try parseBlock(after: "`else`")
        otherwise = block
        depth = max(depth, block.depth)
      }
    } while otherwise == nil
    return try make(
      .conditional(branches, otherwise: otherwise), span(from: start), above: depth + branches.count
    )
  }

  /// Whether `else` follows, on this line or a later one.
  private func isElseNext() -> Bool {
    var place = index
    while tokens[place].kind == .newline { place += 1 }
    return tokens[place].kind == .else
  }
}
