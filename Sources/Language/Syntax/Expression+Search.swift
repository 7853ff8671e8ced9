extension Expression {
  /// The expressions directly below that are evaluated with this one; not the bodies of functions.
  var children: [Expression] {
    switch kind {
    case .literal, .name, .placeholder, .hole: return []
    case .text(let parts):
      return parts.compactMap { if case .value(let value, _) = $0 { value } else { nil } }
    case .list(let items): return items
    case .record(let fields): return fields.map(\.value)
    case .negated(let a), .not(let a), .field(let a, _, _): return [a]
    case .range(let a, let b, _), .binary(_, let a, let b, _), .and(let a, let b),
      .or(let a, let b),
      .contains(let a, let b, _, _), .pipe(let a, let b):
      return [a, b]
    case .comparison(let first, let steps): return [first] + steps.map(\.operand)
    case .element(let owner, let subscripts):
      return [owner]
        + subscripts.flatMap { part -> [Expression] in
          switch part {
          case .index(let index): [index]
          case .range(let lower, let upper, _, _): [lower, upper].compactMap { $0 }
          }
        }
    case .call(let call):
      return [call.piped, call.callee].compactMap { $0 } + call.arguments.map(\.value)
    case .function(let function): return function.parameters.compactMap(\.defaultValue)
    case .conditional(let branches, _): return branches.map(\.condition)
    case .comprehension(let comprehension):
      return [comprehension.element]
        + comprehension.clauses.map { clause in
          switch clause {
          case .loop(_, let sequence): sequence
          case .condition(let condition): condition
          }
        }
    }
  }

  /// Whether evaluating the expression may run statements of this scope.
  var containsBlock: Bool {
    if case .conditional = kind { return true }
    return children.contains(where: \.containsBlock)
  }

  /// Whether a name may be read in the expression.
  func mentions(_ name: String) -> Bool {
    switch kind {
    case .name(name): return true
    case .function(let function):
      return NameUse(of: function.body.statements).read.contains(name)
        || children.contains { $0.mentions(name) }
    default: return children.contains { $0.mentions(name) }
    }
  }
}
