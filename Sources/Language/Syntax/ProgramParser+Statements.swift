import Diagnostics

extension ProgramParser {
  /// Parses everything.
  mutating func parseProgram() -> [Statement] {
    var statements: [Statement] = []
    skipNewlines()
    while kind != .end, !isFatal, problems.count < Self.maximumProblems {
      parseAndRecover(into: &statements)
      skipNewlines()
    }
    return statements
  }

  /// Parses one statement, or reports it and skips to its end.
  private mutating func parseAndRecover(into statements: inout [Statement]) {
    let start = index
    let state = (ignoresNewlines, blocks, loops, hasPlaceholder, nesting)
    statementStarts.append(index)
    do {
      statements.append(try parseStatement())
      try endStatement(after: start)
    } catch {
      // What the end of the text cuts off after another error says nothing new.
      if !(kind == .end && !problems.isEmpty) { problems.append(error) }
      recover(from: start, within: state.1)
      (ignoresNewlines, blocks, loops, hasPlaceholder, nesting) = state
    }
  }

  /// A newline, the end of the block or the end of the text must follow a statement.
  private mutating func endStatement(after start: Int) throws(SyntaxProblem) {
    switch kind {
    case .newline, .end: return
    case .rightBrace where blocks > 0: return
    default: break
    }
    if kind == .assign {
      throw problem(
        "syntax.assignment", "`=` binds a name at the start of a statement", at: token,
        hint: "Compare with `==`.")
    }
    if kind.isClosing {
      throw problem("syntax.expected", "nothing is open that `\(text(token))` closes", at: token)
    }
    var problem = expected("the end of the statement")
    if let habit = wordHabit(tokens[start]), lexicalProblem == nil {
      problem = foreignWord(tokens[start], habit, isPartial: problem.isPartial)
    }
    throw problem
  }

  /// Moves to the end of the statement that began at `start`.
  private mutating func recover(from start: Int, within outer: Int) {
    // Count the brackets that are open where the problem was met.
    var open = 0
    for token in tokens[start..<index] {
      if token.kind.isOpening { open += 1 } else if token.kind.isClosing { open -= 1 }
    }
    open = max(0, open)
    if index == start, kind != .end, kind != .newline, !(kind == .rightBrace && outer > 0) {
      if kind.isOpening { open += 1 }
      index += 1
    }
    // The problem was met where the next statement begins: a bracket above it was never closed.
    if index > start, tokens[index - 1].kind == .newline, beginsStatement(index) { return }
    while kind != .end {
      if kind == .newline, open == 0 || beginsStatement(index + 1) { return }
      if kind == .rightBrace, open == 0, outer > 0 { return }
      if kind.isOpening { open += 1 } else if kind.isClosing { open = max(0, open - 1) }
      index += 1
    }
  }

  /// Whether a line looks like a new statement even where a bracket is still open.
  private func beginsStatement(_ place: Int) -> Bool {
    guard place + 1 < tokens.count else { return true }
    let first = tokens[place]
    let isAtLineStart = first.start == 0 || source.bytes[first.start - 1] == 10
    guard isAtLineStart else { return false }
    return first.kind == .fn || first.kind == .for
      || (first.kind == .identifier && tokens[place + 1].kind == .assign)
  }

  /// One statement.
  private mutating func parseStatement() throws(SyntaxProblem) -> Statement {
    let start = token.start
    switch kind {
    case .fn:
      let (function, depth) = try parseFunctionDeclaration()
      return Statement(kind: .function(function), span: span(from: start), depth: depth)
    case .for: return try parseLoop()
    case .break, .continue:
      if loops == 0 {
        throw problem(
          "syntax.loop", "`\(text(token))` stands outside a loop", at: token,
          hint: "Use it inside `for x in xs { }`.")
      }
      let isBreak = kind == .break
      advance()
      return Statement(kind: isBreak ? .break : .continue, span: span(from: start), depth: 1)
    case .identifier:
      if let statement = try parseNotebookStatement() { return statement }
    default: break
    }
    let expression = try parseExpression()
    guard kind == .assign else {
      return Statement(
        kind: .expression(expression), span: expression.span, depth: expression.depth)
    }
    let pattern = try bindingPattern(expression)
    advance()
    skipNewlines()
    let value = try parseExpression()
    return Statement(kind: .bind(pattern, value), span: span(from: start), depth: value.depth)
  }

  /// `for pattern in sequence { … }`
  private mutating func parseLoop() throws(SyntaxProblem) -> Statement {
    let start = token.start
    advance()
    if kind == .leftParenthesis {
      throw expected("a name", hint: "Write a loop as `for x in xs { }`.")
    }
    let pattern = try parsePattern()
    try expect(.in, "`in`", hint: "Write a loop as `for x in xs { }`.")
    skipNewlines()
    let sequence = try parseOperators(.or)
    loops += 1
    defer { loops -= 1 }
    let body = try parseBlock(after: "the sequence")
    return Statement(
      kind: .loop(pattern, sequence, body), span: span(from: start),
      depth: max(sequence.depth, body.depth) + 1)
  }

  /// Statements between braces.
  mutating func parseBlock(after what: String) throws(SyntaxProblem) -> Block {
    let open = token
    if kind != .leftBrace { throw expected("`{` after \(what)", hint: blockHint()) }
    let outer = ignoresNewlines
    ignoresNewlines = false
    blocks += 1
    nesting += 1
    if nesting > Self.maximumNesting { throw tooDeep(token.span) }
    advance()
    skipNewlines()
    var statements: [Statement] = []
    while kind != .rightBrace, kind != .end, !isFatal, problems.count < Self.maximumProblems {
      parseAndRecover(into: &statements)
      skipNewlines()
    }
    ignoresNewlines = outer
    blocks -= 1
    nesting -= 1
    if kind != .rightBrace {
      var problem = expected("`}`")
      problem.notes = [.init("the block is opened here", span: open.span)]
      throw problem
    }
    advance()
    let depth = (statements.lazy.map(\.depth).max() ?? 0) + 1
    return Block(statements: statements, span: span(from: open.start), depth: depth)
  }

  private func blockHint() -> String? {
    if kind == .assign { return "Compare with `==`." }
    // `if c: x` as in Python, `if (c) x` as in C.
    if beginsOperand || kind == .colon { return "A block stands in braces: `{ … }`." }
    return kind == .newline ? "Open the block on the same line: `{ … }`." : nil
  }
}
