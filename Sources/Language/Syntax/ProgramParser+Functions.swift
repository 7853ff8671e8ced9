import Diagnostics

extension ProgramParser {
  /// `fn name(a, b=1) = expression` or `fn name(a) { … }`
  mutating func parseFunctionDeclaration() throws(SyntaxProblem) -> (FunctionSyntax, depth: Int) {
    let start = index
    advance()
    let name = token
    if kind != .identifier {
      throw expected(
        "the name of the function",
        hint: kind == .leftParenthesis ? "Write a nameless function as `x -> x + 1`." : nil)
    }
    advance()
    if kind != .leftParenthesis {
      throw expected("`(`", hint: "Write `fn f(x) = x + 1`.")
    }
    let outer = (loops, hasPlaceholder)
    loops = 0
    defer { (loops, hasPlaceholder) = outer }
    var depth = 0
    let parameters = try parseParameters(depth: &depth)
    let body: Block
    if kind == .assign {
      advance()
      skipNewlines()
      body = block(try parseExpression())
    } else if kind == .leftBrace {
      body = try parseBlock(after: "the parameters")
    } else {
      throw expected("`=` or `{`", hint: "Write `fn f(x) = x + 1` or `fn f(x) { … }`.")
    }
    let function = FunctionSyntax(
      name: text(name), nameSpan: name.span, parameters: parameters, body: body,
      tokens: canonical(start..<index), lastCall: calls,
      span: span(from: tokens[start].start))
    return (function, max(depth, body.depth) + 1)
  }

  private func block(_ expression: Expression) -> Block {
    let statement = Statement(
      kind: .expression(expression), span: expression.span, depth: expression.depth)
    return Block(statements: [statement], span: expression.span, depth: expression.depth + 1)
  }

  /// The parameters between parentheses.
  private mutating func parseParameters(
    depth: inout Int
  ) throws(SyntaxProblem) -> [FunctionSyntax.Parameter] {
    var deepest = 0
    let parameters = try enclosed(.rightParenthesis, "`,` or `)`") {
      (parser) throws(SyntaxProblem) -> [FunctionSyntax.Parameter] in
      var parameters: [FunctionSyntax.Parameter] = []
      while parser.kind != .rightParenthesis {
        let pattern = try parser.parsePattern()
        var value: Expression?
        if case .name = pattern, parser.kind == .assign {
          parser.advance()
          let parsed = try parser.parseExpression()
          deepest = max(deepest, parsed.depth)
          value = parsed
        }
        if parser.kind == .colon {
          throw parser.problem(
            "syntax.function", "parameters have no declared types", at: parser.token,
            hint:
              "Delete the type; write a default as `\(parser.text(parser.tokens[parser.index - 1]))=1`."
          )
        }
        parameters.append(FunctionSyntax.Parameter(pattern: pattern, defaultValue: value))
        if !parser.consume(.comma) { break }
      }
      return parameters
    }
    depth = deepest
    try requireDistinct(parameters.flatMap(\.pattern.names))
    var optional: FunctionSyntax.Parameter?
    for parameter in parameters {
      if parameter.defaultValue != nil {
        optional = parameter
      } else if optional != nil {
        throw SyntaxProblem(
          "syntax.function", "a parameter without a default cannot follow one with a default",
          at: parameter.pattern.span)
      }
    }
    return parameters
  }

  /// `x -> expression`, `(a, b) -> { … }`; nothing if no function stands here.
  mutating func parseLambda() throws(SyntaxProblem) -> Expression? {
    let start = index
    var parameters: [FunctionSyntax.Parameter] = []
    var depth = 0
    switch kind {
    case .identifier, .underscore:
      guard peek(1).kind == .arrow else { return nil }
      let pattern = try parsePattern()
      parameters = [FunctionSyntax.Parameter(pattern: pattern, defaultValue: nil)]
    case .leftParenthesis:
      guard parameterListEnd() == .function else { return nil }
      parameters = try parseParameters(depth: &depth)
    default: return nil
    }
    let arrow = token
    let outer = (loops, hasPlaceholder)
    loops = 0
    defer { (loops, hasPlaceholder) = (outer.0, outer.1 || hasPlaceholder) }
    advance()
    skipNewlines()
    let body: Block
    if kind == .leftBrace, !recordBegins {
      body = try parseBlock(after: "`->`")
    } else {
      body = block(try parseExpression())
    }
    let whole = span(from: tokens[start].start)
    let function = FunctionSyntax(
      name: nil, nameSpan: arrow.span, parameters: parameters, body: body,
      tokens: canonical(start..<index), lastCall: calls, span: whole)
    return try make(.function(function), whole, above: depth, body.depth)
  }

  /// Whether the brace opens a record: its first name is followed by a colon, as in no block.
  private var recordBegins: Bool {
    var distance = 1
    while peek(distance).kind == .newline { distance += 1 }
    return peek(distance).kind == .identifier && peek(distance + 1).kind == .colon
  }

  enum ParameterListEnd { case function, expression, unknown }

  /// Whether the parenthesis that opens here closes before `->`, which makes it a parameter list.
  func parameterListEnd() -> ParameterListEnd {
    var open = 0
    for place in index..<tokens.count {
      let kind = tokens[place].kind
      if kind.isOpening { open += 1 } else if kind.isClosing { open -= 1 }
      if kind == .end { break }
      guard open == 0 else { continue }
      let next = tokens[min(place + 1, tokens.count - 1)]
      if next.kind == .arrow { return .function }
      let isCutOff = next.kind == .end || (next.kind == .minus && next.end == limit)
      return isCutOff ? .unknown : .expression
    }
    return .unknown
  }
}
