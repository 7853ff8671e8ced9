import Diagnostics

extension ProgramParser {
  /// A name, `_`, `[a, b]` or `{a, b: c}`.
  mutating func parsePattern() throws(SyntaxProblem) -> Pattern {
    let start = token
    switch kind {
    case .identifier:
      advance()
      return .name(text(start), start.span)
    case .underscore:
      advance()
      return .ignored(start.span)
    case .leftBracket:
      let items = try enclosed(.rightBracket, "`,` or `]`") {
        (parser) throws(SyntaxProblem) -> [Pattern] in
        var items: [Pattern] = []
        while parser.kind != .rightBracket {
          items.append(try parser.parsePattern())
          if !parser.consume(.comma) { break }
        }
        return items
      }
      return try distinct(.list(items, span(from: start.start)))
    case .leftBrace:
      let fields = try enclosed(.rightBrace, "`,` or `}`") {
        (parser) throws(SyntaxProblem) -> [(name: String, span: SourceSpan, pattern: Pattern)] in
        var fields: [(name: String, span: SourceSpan, pattern: Pattern)] = []
        while parser.kind != .rightBrace {
          let key = parser.token
          if !parser.kind.isWord || parser.kind == .underscore { throw parser.expected("a name") }
          parser.advance()
          let name = parser.text(key)
          if parser.consume(.colon) {
            fields.append((name, key.span, try parser.parsePattern()))
          } else if key.kind == .identifier {
            fields.append((name, key.span, .name(name, key.span)))
          } else {
            throw parser.expected("`:`")
          }
          if !parser.consume(.comma) { break }
        }
        return fields
      }
      return try distinct(.record(fields, span(from: start.start)))
    default:
      throw expected("a name", hint: kind.isKeyword ? reservedHint() : nil)
    }
  }

  func reservedHint() -> String { "`\(text(token))` is a word of the language." }

  /// The pattern, if it binds no name twice.
  private func distinct(_ pattern: Pattern) throws(SyntaxProblem) -> Pattern {
    try requireDistinct(pattern.names)
    return pattern
  }

  /// Throws if a name stands twice.
  func requireDistinct(_ names: [(name: String, span: SourceSpan)]) throws(SyntaxProblem) {
    var seen: [String: SourceSpan] = [:]
    for (name, span) in names {
      if let first = seen.updateValue(span, forKey: name) {
        var problem = SyntaxProblem("name.repeated", "`\(name)` stands here twice", at: span)
        problem.notes = [.init("it stands here first", span: first)]
        throw problem
      }
    }
  }

  /// The expression left of `=`, which is the current token, as a pattern.
  func bindingPattern(_ expression: Expression) throws(SyntaxProblem) -> Pattern {
    var names: [(name: String, span: SourceSpan)] = []
    do {
      let pattern = try pattern(expression)
      names = pattern.names
      try requireDistinct(names)
      return pattern
    } catch {
      var problem = error
      // `=` at the end of the text may become `==`.
      problem.isPartial = token.end == limit
      throw problem
    }
  }

  private func pattern(_ expression: Expression) throws(SyntaxProblem) -> Pattern {
    switch expression.kind {
    case .name(let name): return .name(name, expression.span)
    case .placeholder: return .ignored(expression.span)
    case .list(let items):
      var patterns: [Pattern] = []
      for item in items { patterns.append(try pattern(item)) }
      return .list(patterns, expression.span)
    case .record(let fields):
      var patterns: [(name: String, span: SourceSpan, pattern: Pattern)] = []
      for field in fields {
        patterns.append((field.name, field.nameSpan, try pattern(field.value)))
      }
      return .record(patterns, expression.span)
    case .call:
      throw SyntaxProblem(
        "syntax.pattern", "a call cannot be bound", at: expression.span,
        hint: "Declare a function with `fn`: `fn f(x) = x + 1`.")
    case .field, .element:
      throw SyntaxProblem(
        "syntax.pattern", "a part of a value cannot be bound: values never change",
        at: expression.span, hint: "Bind a name to a new value.")
    case .literal, .text:
      throw SyntaxProblem(
        "syntax.pattern", "only names can be bound", at: expression.span,
        hint: "Write `name = value`; compare with `==`.")
    default:
      throw SyntaxProblem(
        "syntax.pattern", "only a name, `[a, b]` or `{a, b}` can be bound", at: expression.span,
        hint: "Compare with `==`.")
    }
  }
}
