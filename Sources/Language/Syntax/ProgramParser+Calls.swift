import Diagnostics

extension ProgramParser {
  /// An operand with calls, subscripts and fields behind it.
  mutating func parsePostfix(
    _ operand: Expression, literal: Token? = nil
  ) throws(SyntaxProblem) -> Expression {
    var operand = operand
    while true {
      switch kind {
      case .leftParenthesis: operand = try parseCall(operand)
      case .leftBracket: operand = try parseElement(operand)
      case .dot: operand = try parseMember(operand)
      default: return operand
      }
    }
  }

  /// `.name`
  private mutating func parseMember(_ owner: Expression) throws(SyntaxProblem) -> Expression {
    let dot = token
    advance()
    guard kind.isWord, kind != .underscore, kind != .hole else {
      if kind != .invalid, kind != .end {
        throw problem(
          "syntax.expected",
          "expected the name of a field after `.`, but found \(described(token))",
          at: kind == .newline ? dot : token, hint: "Write `r.field`, or `x[i]` for elements.")
      }
      throw expected("the name of a field")
    }
    let name = token
    advance()
    return try make(
      .field(owner, name: text(name), at: name.span), owner.span.union(name.span),
      above: owner.depth)
  }

  /// `[i]`, `[a..<b]` or `[i, j]`
  private mutating func parseElement(_ owner: Expression) throws(SyntaxProblem) -> Expression {
    let start = token.start
    var subscripts: [SubscriptSyntax] = []
    var depth = owner.depth
    try enclosed(.rightBracket, "`,` or `]`") { (parser) throws(SyntaxProblem) in
      repeat {
        if parser.kind == .rightBracket, !subscripts.isEmpty { return }
        subscripts.append(try parser.parseSubscript(&depth))
      } while parser.consume(.comma)
      if parser.kind == .colon {
        throw parser.problem(
          "syntax.slice", "`:` does not make a slice", at: parser.token,
          hint: "Write `x[a..<b]`.")
      }
    }
    return try make(
      .element(owner, subscripts), owner.span.union(span(from: start)), above: depth)
  }

  private mutating func parseSubscript(_ depth: inout Int) throws(SyntaxProblem) -> SubscriptSyntax
  {
    let start = token.start
    var lower: Expression?
    if kind != .range, kind != .closedRange {
      let expression = try parseExpression()
      depth = max(depth, expression.depth)
      guard kind == .range || kind == .closedRange else {
        if case .range(let lower, let upper, let isClosed) = expression.kind {
          return .range(lower, upper, isClosed: isClosed, expression.span)
        }
        return .index(expression)
      }
      lower = expression
    }
    // Reached only for slices with an open end, since an expression takes a whole range.
    let isClosed = kind == .closedRange
    advance()
    var upper: Expression?
    if kind != .rightBracket, kind != .comma {
      let bound = try parseOperators(.sum)
      depth = max(depth, bound.depth)
      upper = bound
    }
    return .range(lower, upper, isClosed: isClosed, span(from: start))
  }

  /// `(positional, name=value)`
  private mutating func parseCall(_ callee: Expression) throws(SyntaxProblem) -> Expression {
    var arguments: [CallSyntax.Argument] = []
    var depth = callee.depth
    try enclosed(.rightParenthesis, "`,` or `)`") { (parser) throws(SyntaxProblem) in
      while parser.kind != .rightParenthesis {
        let argument = try parser.parseArgument()
        depth = max(depth, argument.value.depth)
        arguments.append(argument)
        if !parser.consume(.comma) { break }
      }
      if parser.kind == .for {
        throw parser.problem(
          "syntax.comprehension", "a comprehension stands in brackets", at: parser.token,
          hint: "Write `f([x for x in xs])`.")
      }
    }
    try checkOrder(arguments)
    calls += 1
    let whole = span(from: callee.span.start)
    let call = CallSyntax(
      callee: callee, piped: nil, arguments: arguments, ordinal: calls, span: whole)
    return try make(.call(call), whole, above: depth)
  }

  private mutating func parseArgument() throws(SyntaxProblem) -> CallSyntax.Argument {
    let name = token
    if kind.isWord, peek(1).kind == .assign {
      advance()
      advance()
      return CallSyntax.Argument(
        name: text(name), nameSpan: name.span, value: try parseExpression())
    }
    if kind == .identifier, peek(1).kind == .colon {
      throw problem(
        "syntax.argument", "`:` does not name an argument", at: peek(1),
        hint: "Write `\(text(name))=…`.")
    }
    return CallSyntax.Argument(name: nil, nameSpan: nil, value: try parseExpression())
  }

  /// Positional arguments come first, and no name stands twice. A hole may stand anywhere: a named
  /// argument may belong there.
  private func checkOrder(_ arguments: [CallSyntax.Argument]) throws(SyntaxProblem) {
    var seen: [String: SourceSpan] = [:]
    for argument in arguments {
      if let name = argument.name, let span = argument.nameSpan {
        if let first = seen.updateValue(span, forKey: name) {
          var problem = SyntaxProblem(
            "call.repeated-argument", "the argument `\(name)` is given twice", at: span)
          problem.notes = [.init("it is given here first", span: first)]
          throw problem
        }
      } else if !seen.isEmpty, !argument.value.isHole {
        throw SyntaxProblem(
          "syntax.argument-order", "a positional argument cannot follow a named one",
          at: argument.value.span, hint: "Give it a name, or put it first.")
      }
    }
  }
}
