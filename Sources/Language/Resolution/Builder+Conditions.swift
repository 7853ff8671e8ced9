import Diagnostics

extension Builder {
  /// An expression that must be true or false.
  mutating func condition(_ expression: Expression) -> Condition {
    guard let depth = traceDepth else { return plainCondition(expression) }
    let condition = tracing { $0.plainCondition(expression) }
    if condition is TruthCondition { return condition }
    return TracedCondition(condition, line(expression), depth: depth)
  }

  mutating func plainCondition(_ expression: Expression) -> Condition {
    switch expression.kind {
    case .binary(let op, let a, let b, let span) where op.isComparison:
      let left = value(a)
      if let local = left as? LocalNode, case .literal(.int(let constant)) = b.kind {
        return LocalConstantCondition(op, local.slot, constant, place(span))
      }
      return ComparisonCondition(op, left, value(b), place(span))
    case .comparison(let first, let steps):
      let first = value(first)
      return ChainCondition(
        first, steps.map { (op: $0.op, node: value($0.operand), place: place($0.span)) })
    case .not(let operand): return NotCondition(condition(operand))
    case .and(let a, let b):
      let left = condition(a)
      // What only the right side binds may be unbound behind it.
      let certain = scope.certain
      defer { scope.certain = certain }
      return AndCondition(left, condition(b))
    case .or(let a, let b):
      let left = condition(a)
      let certain = scope.certain
      defer { scope.certain = certain }
      return OrCondition(left, condition(b))
    case .contains(let element, let collection, let isNegated, let span):
      let element = value(element)
      return ContainsCondition(element, value(collection), isNegated: isNegated, place(span))
    default: return TruthCondition(value(expression), place(expression.span))
    }
  }
}
