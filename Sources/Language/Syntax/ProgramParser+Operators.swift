import Diagnostics

/// How tightly operators bind, the loosest first.
enum Precedence: Int, Comparable {
  case or = 1
  case and, not, comparison, pipe, range, sum, product, sign, power

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The next tighter one.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .power }
}

extension ProgramParser {
  /// Any expression, functions included.
  mutating func parseExpression() throws(SyntaxProblem) -> Expression {
    try nested { (parser) throws(SyntaxProblem) in
      if let function = try parser.parseLambda() { return function }
      return try parser.parseOperators(.or)
    }
  }

  /// Operands joined by operators that bind at least as tightly as `minimum`.
  mutating func parseOperators(_ minimum: Precedence) throws(SyntaxProblem) -> Expression {
    var left = try parsePrefix(minimum)
    while true {
      if kind == .newline, minimum <= .pipe, isPipeNext() { skipNewlines() }
      guard let precedence = precedence(of: kind), precedence >= minimum else { return left }
      if precedence == .range, isOpenRange { return left }
      switch precedence {
      case .or, .and: left = try parseLogical(left, precedence)
      case .comparison: left = try parseComparison(left)
      case .pipe: left = try parsePipe(left)
      case .range: left = try parseRange(left)
      default: left = try parseArithmetic(left, precedence)
      }
    }
  }

  /// Whether the first token behind newlines is `|>`.
  private func isPipeNext() -> Bool {
    var place = index
    while tokens[place].kind == .newline { place += 1 }
    return tokens[place].kind == .pipe
  }

  /// Whether `..` stands before the end of a subscript, as in `x[1..]`.
  private var isOpenRange: Bool {
    peek(1).kind == .rightBracket || peek(1).kind == .comma
  }

  private func precedence(of kind: Token.Kind) -> Precedence? {
    switch kind {
    case .or: .or
    case .and: .and
    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual, .in, .not: .comparison
    case .pipe: .pipe
    case .range, .closedRange: .range
    case .plus, .minus: .sum
    case .star, .slash, .doubleSlash, .percent, .at: .product
    case .caret: .power
    default: nil
    }
  }

  /// An operand with the operators before it.
  private mutating func parsePrefix(_ minimum: Precedence) throws(SyntaxProblem) -> Expression {
    let start = token
    switch kind {
    case .not where minimum <= .not:
      advance()
      skipNewlines()
      let operand = try nested { (parser) throws(SyntaxProblem) in
        try parser.parseOperators(.not)
      }
      return try make(.not(operand), span(from: start.start), above: operand.depth)
    case .minus:
      advance()
      skipNewlines()
      if kind == .integer, peek(1).kind != .caret, let value = try negativeLiteral() {
        return try parsePostfix(value.0, literal: value.1)
      }
      let operand = try nested { (parser) throws(SyntaxProblem) in
        try parser.parseOperators(.power)
      }
      if case .literal(.float(let number)) = operand.kind {
        return try make(.literal(.float(-number)), span(from: start.start), above: 0)
      }
      return try make(.negated(operand), span(from: start.start), above: operand.depth)
    default: return try parsePostfix(try parsePrimary())
    }
  }

  /// A negative whole number, whose magnitude may be one more than a positive one's.
  mutating func negativeLiteral() throws(SyntaxProblem) -> (Expression, Token)? {
    let number = token
    let minus = tokens[index - 1]
    let digits = text(number).filter { $0 != "_" }
    guard let value = Int("-" + digits) else { throw overflow(number) }
    advance()
    return (
      try make(.literal(.int(value)), SourceSpan(minus.start, number.end), above: 0), number
    )
  }

  private mutating func parseLogical(
    _ left: Expression, _ precedence: Precedence
  ) throws(SyntaxProblem) -> Expression {
    advance()
    skipNewlines()
    let right = try nested { (parser) throws(SyntaxProblem) in
      try parser.parseOperators(precedence.tighter)
    }
    return try make(
      precedence == .or ? .or(left, right) : .and(left, right), left.span.union(right.span),
      above: left.depth, right.depth)
  }

  private mutating func parseArithmetic(
    _ left: Expression, _ precedence: Precedence
  ) throws(SyntaxProblem) -> Expression {
    let op = token
    advance()
    skipNewlines()
    // Powers group to the right, everything else to the left.
    let right = try nested { (parser) throws(SyntaxProblem) in
      try parser.parseOperators(precedence == .power ? .power : precedence.tighter)
    }
    if op.kind == .at { usesMatrixProduct = true }
    return try make(
      .binary(binaryOperator(op.kind), left, right, at: op.span), left.span.union(right.span),
      above: left.depth, right.depth)
  }

  private func binaryOperator(_ kind: Token.Kind) -> BinaryOperator {
    switch kind {
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .doubleSlash: .floorDivide
    case .percent: .remainder
    case .caret: .power
    case .at: .matrixProduct
    case .less: .less
    case .lessEqual: .lessEqual
    case .greater: .greater
    case .greaterEqual: .greaterEqual
    case .notEqual: .notEqual
    default: .equal
    }
  }

  /// One comparison, or several in a row as in `0 <= x < 1`.
  private mutating func parseComparison(_ first: Expression) throws(SyntaxProblem) -> Expression {
    var steps: [ComparisonStep] = []
    var depth = first.depth
    while precedence(of: kind) == .comparison {
      let op = token
      if kind == .in || kind == .not {
        if !steps.isEmpty {
          throw problem(
            "syntax.comparison", "`in` cannot stand in a row with comparisons", at: op,
            hint: "Join them with `and`.")
        }
        return try parseMembership(first)
      }
      if let arrow = leftArrow() { throw arrow }
      advance()
      skipNewlines()
      let operand = try nested { (parser) throws(SyntaxProblem) in
        try parser.parseOperators(.pipe)
      }
      depth = max(depth, operand.depth)
      steps.append(ComparisonStep(op: binaryOperator(op.kind), span: op.span, operand: operand))
    }
    let whole = SourceSpan(first.span.start, previousEnd)
    if steps.count == 1 {
      let step = steps[0]
      return try make(
        .binary(step.op, first, step.operand, at: step.span), whole, above: depth)
    }
    return try make(.comparison(first, steps), whole, above: depth)
  }

  /// `x <- 1` with spaces around the arrow is the assignment of R.
  private func leftArrow() -> SyntaxProblem? {
    let minus = peek(1)
    guard kind == .less, minus.kind == .minus, minus.start == token.end, minus.end < limit,
      source.bytes[minus.end] == UInt8(ascii: " "), token.start > 0,
      source.bytes[token.start - 1] == UInt8(ascii: " ")
    else { return nil }
    return SyntaxProblem(
      "syntax.foreign-operator", "`<-` is not an operator", at: token.span.union(minus.span),
      hint: "Bind a name with `=`: `x = 1`.")
  }

  /// `element in collection` and `element not in collection`.
  private mutating func parseMembership(_ element: Expression) throws(SyntaxProblem) -> Expression {
    let op = token
    let isNegated = kind == .not
    advance()
    if isNegated { try expect(.in, "`in` after `not`") }
    let opSpan = SourceSpan(op.start, previousEnd)
    skipNewlines()
    let collection = try nested { (parser) throws(SyntaxProblem) in
      try parser.parseOperators(.pipe)
    }
    return try make(
      .contains(element: element, collection: collection, isNegated: isNegated, at: opSpan),
      element.span.union(collection.span), above: element.depth, collection.depth)
  }

  private mutating func parseRange(_ lower: Expression) throws(SyntaxProblem) -> Expression {
    let isClosed = kind == .closedRange
    if case .range = lower.kind {
      throw problem("syntax.range", "a range has two bounds", at: token)
    }
    advance()
    skipNewlines()
    let upper = try nested { (parser) throws(SyntaxProblem) in
      try parser.parseOperators(.sum)
    }
    return try make(
      .range(lower, upper, isClosed: isClosed), lower.span.union(upper.span),
      above: lower.depth, upper.depth)
  }

  /// `value |> f(arguments)`
  private mutating func parsePipe(_ value: Expression) throws(SyntaxProblem) -> Expression {
    advance()
    skipNewlines()
    let outer = hasPlaceholder
    hasPlaceholder = false
    defer { hasPlaceholder = outer }
    let start = token
    let target = try nested { (parser) throws(SyntaxProblem) in
      try parser.parsePostfix(try parser.parsePrimary())
    }
    let whole = value.span.union(target.span)
    if hasPlaceholder {
      return try make(.pipe(value, target), whole, above: value.depth, target.depth)
    }
    switch target.kind {
    case .call(let call) where call.piped == nil:
      let piped = CallSyntax(
        callee: call.callee, piped: value, arguments: call.arguments, ordinal: call.ordinal,
        span: call.span)
      return try make(.call(piped), whole, above: value.depth, target.depth)
    case .name, .field, .function, .element, .conditional, .call:
      calls += 1
      let call = CallSyntax(
        callee: target, piped: value, arguments: [], ordinal: calls, span: target.span)
      return try make(.call(call), whole, above: value.depth, target.depth)
    default:
      throw problem(
        "syntax.pipe", "a value is piped into a call", at: start,
        hint: "Write `value |> f(arguments)`; `_` marks another place for the value.")
    }
  }
}
