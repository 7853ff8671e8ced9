import Diagnostics

extension ProgramParser {
  /// `param name = literal in low..high "doc"`, after the first word.
  mutating func parseParameter(from start: Int) throws(SyntaxProblem) -> ParameterDeclaration {
    let hint = "Write `param epochs = 20 in 1..200 \"passes over the data\"`."
    let name = token
    guard kind == .identifier else { throw expected("the name of the parameter", hint: hint) }
    advance()
    try expect(.assign, "`=`", hint: hint)
    skipNewlines()
    let first = token
    let (value, literalKind) = try parseLiteral()
    var kind = literalKind
    var lower: Value?
    var upper: Value?
    var choices: [Value]?
    if self.kind == .percent, peek(1).kind == .identifier, peek(1).end == limit {
      // `5% i` is a remainder until `in` is complete.
      throw SyntaxProblem(
        "syntax.parameter", "the default of a parameter must be plain", at: token.span,
        isPartial: true)
    }
    if consume(.in) {
      if self.kind == .leftBracket {
        choices = try parseChoices(of: &kind)
      } else {
        (lower, upper) = try parseBounds(of: &kind)
      }
    }
    var doc: String?
    if self.kind == .textStart {
      let text = try parseText()
      guard case .literal(let value) = text.kind, let plain = value.string else {
        throw SyntaxProblem(
          "syntax.parameter", "the description of a parameter must be plain text", at: text.span)
      }
      doc = plain
    }
    let declaration = ParameterDeclaration(
      name: text(name), span: span(from: start), kind: kind,
      defaultLiteral: kind.converted(value), lowerBound: lower.map(kind.converted),
      upperBound: upper.map(kind.converted), choices: choices?.map(kind.converted), doc: doc)
    if let fault = declaration.violation(declaration.defaultLiteral) {
      // Bounds that end the text may still become longer numbers.
      throw SyntaxProblem(
        fault.code, fault.message, at: first.span, hint: fault.hint,
        isPartial: previousEnd == limit && tokens[index - 1].kind.isExtensible)
    }
    return declaration
  }

  /// A number, quantity, text or boolean.
  private mutating func parseLiteral() throws(SyntaxProblem) -> (Value, ParameterDeclaration.Kind) {
    let what = "a number, a text or a boolean"
    let isNegative = consume(.minus)
    let start = token
    switch kind {
    case .integer:
      if isNegative, let (literal, _) = try negativeLiteral(),
        case .literal(let value) = literal.kind
      {
        return (value, .integer)
      }
      let value = try number(start)
      advance()
      return (value, .integer)
    case .float, .percentage, .quantity:
      let value = try number(start)
      advance()
      let kind: ParameterDeclaration.Kind =
        start.kind == .float ? .number : start.kind == .percentage ? .percentage : .quantity
      return (isNegative ? value.signChanged : value, kind)
    case .true where !isNegative, .false where !isNegative:
      advance()
      return (.bool(start.kind == .true), .boolean)
    case .textStart where !isNegative:
      let text = try parseText()
      guard case .literal(let value) = text.kind else {
        throw SyntaxProblem(
          "syntax.parameter", "the default of a parameter must be plain", at: text.span)
      }
      return (value, .text)
    case .identifier where token.end == limit && isBeginningOfBoolean:
      throw SyntaxProblem("syntax.expected", "expected \(what)", at: token.span, isPartial: true)
    default: throw expected(what)
    }
  }

  private var isBeginningOfBoolean: Bool {
    "true".hasPrefix(text(token)) || "false".hasPrefix(text(token))
  }

  /// `low..high`
  private mutating func parseBounds(
    of kind: inout ParameterDeclaration.Kind
  ) throws(SyntaxProblem) -> (Value?, Value?) {
    let (lower, lowerKind) = try parseLiteral()
    kind = try common(kind, lowerKind)
    guard self.kind == .closedRange else {
      throw expected("`..`", hint: "Write the smallest and the largest value: `in 1..200`.")
    }
    advance()
    let (upper, upperKind) = try parseLiteral()
    kind = try common(kind, upperKind)
    if kind == .text || kind == .boolean {
      throw problem(
        "syntax.parameter", "only numbers and quantities can have a range", at: token,
        hint: "List the choices: `in [\"a\", \"b\"]`.")
    }
    return (lower, upper)
  }

  /// `[a, b]`
  private mutating func parseChoices(
    of kind: inout ParameterDeclaration.Kind
  ) throws(SyntaxProblem) -> [Value] {
    var joined = kind
    let values = try enclosed(.rightBracket, "`,` or `]`") {
      (parser) throws(SyntaxProblem) -> [Value] in
      var values: [Value] = []
      while parser.kind != .rightBracket {
        let (value, next) = try parser.parseLiteral()
        joined = try parser.common(joined, next)
        values.append(value)
        if !parser.consume(.comma) { break }
      }
      return values
    }
    kind = joined
    return values
  }

  /// The kind of parameter that can hold both.
  private func common(
    _ a: ParameterDeclaration.Kind, _ b: ParameterDeclaration.Kind
  ) throws(SyntaxProblem) -> ParameterDeclaration.Kind {
    if a == b { return a }
    let numeric: [ParameterDeclaration.Kind] = [.integer, .number, .percentage]
    if numeric.contains(a), numeric.contains(b) {
      return a == .percentage || b == .percentage ? .percentage : .number
    }
    let last = tokens[index - 1]
    throw SyntaxProblem(
      "syntax.parameter", "the default is \(a.described), but this is \(b.described)",
      at: last.span, isPartial: last.end == limit && last.kind.isExtensible)
  }
}
