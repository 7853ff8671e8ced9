public import Diagnostics

extension Program {
  /// The last statement, if it is an expression, so that the program has a value.
  public var resultSpan: SourceSpan? {
    guard let last = statements.last, case .expression = last.kind else { return nil }
    return last.span
  }

  /// Where the program reads the last value shown, as a `_` that nothing is piped to.
  public var lastValueSpans: [SourceSpan] {
    var search = LastValueSearch()
    search.walk(statements)
    return search.found
  }
}

/// Looks for `_` where it does not stand for a piped value.
private struct LastValueSearch {
  var found: [SourceSpan] = []

  mutating func walk(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .expression(let value), .bind(_, let value): walk(value)
      case .function(let function): walk(function)
      case .loop(_, let sequence, let block):
        walk(sequence)
        walk(block.statements)
      case .check(let condition, let message):
        walk(condition)
        if let message { walk(message) }
      case .break, .continue, .use, .seed, .numerics, .parameter: break
      }
    }
  }

  private mutating func walk(_ function: FunctionSyntax) {
    for parameter in function.parameters { parameter.defaultValue.map { walk($0) } }
    walk(function.body.statements)
  }

  private mutating func walk(_ expression: Expression) {
    switch expression.kind {
    case .placeholder: found.append(expression.span)
    case .pipe(let value, _): walk(value)
    case .function(let function): walk(function)
    case .conditional(let branches, let otherwise):
      for branch in branches {
        walk(branch.condition)
        walk(branch.block.statements)
      }
      if let otherwise { walk(otherwise.statements) }
    default: for child in expression.children { walk(child) }
    }
  }
}
