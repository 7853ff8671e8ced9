import Diagnostics

/// Which names statements take from outside and which they bind.
///
/// The rules of scope are those of ``Scope``. A name that may be unbound where it is read counts as
/// read from outside.
struct NameUse {
  private(set) var read: [String] = []
  private(set) var bound: [String] = []
  /// How often each of the bound names is bound, and where first.
  private(set) var bindings: [String: (count: Int, first: SourceSpan)] = [:]
  private var seen: Set<String> = []
  private var scopes: [Names] = [Names()]

  /// The names of one function or of the cell.
  private struct Names {
    /// Bound on every path to this place.
    var certain: Set<String> = []
    /// The variables of the loops and comprehensions around this place.
    var loops: [Set<String>] = []
  }

  init(of statements: [Statement]) {
    walk(statements)
  }

  private mutating func reads(_ name: String) {
    let isInside = scopes.contains { scope in
      scope.certain.contains(name) || scope.loops.contains { $0.contains(name) }
    }
    if !isInside, seen.insert(name).inserted { read.append(name) }
  }

  private mutating func binds(_ name: String, _ span: SourceSpan) {
    let last = scopes.count - 1
    if scopes[last].loops.contains(where: { $0.contains(name) }) { return }
    scopes[last].certain.insert(name)
    guard last == 0 else { return }
    if bindings[name] == nil { bound.append(name) }
    bindings[name, default: (0, span)].count += 1
  }

  private mutating func walk(_ statements: [Statement]) {
    var place = 0
    while place < statements.count {
      // Functions that follow one another know each other.
      var end = place
      while end < statements.count, case .function(let function) = statements[end].kind {
        if let name = function.name { binds(name, function.nameSpan) }
        end += 1
      }
      for statement in statements[place..<max(end, place + 1)] { walk(statement) }
      place = max(end, place + 1)
    }
  }

  private mutating func walk(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value): walk(value)
    case .bind(let pattern, let value):
      walk(value)
      for (name, span) in pattern.names { binds(name, span) }
    case .function(let function): walk(function)
    case .loop(let pattern, let sequence, let body):
      walk(sequence)
      let before = scopes[scopes.count - 1].certain
      scopes[scopes.count - 1].loops.append(Set(pattern.names.map(\.name)))
      walk(body.statements)
      scopes[scopes.count - 1].loops.removeLast()
      scopes[scopes.count - 1].certain = before
    case .check(let condition, let message):
      walk(condition)
      if let message { walk(message) }
    case .parameter(let declaration): binds(declaration.name, declaration.span)
    case .break, .continue, .use, .seed, .numerics: break
    }
  }

  private mutating func walk(_ function: FunctionSyntax) {
    for parameter in function.parameters {
      if let value = parameter.defaultValue { walk(value) }
    }
    let names = function.parameters.flatMap(\.pattern.names).map(\.name)
    scopes.append(Names(certain: Set(names)))
    walk(function.body.statements)
    scopes.removeLast()
  }

  private mutating func walk(_ expression: Expression) {
    switch expression.kind {
    case .literal, .placeholder, .hole: break
    case .name(let name): reads(name)
    case .text(let parts):
      for case .value(let value, _) in parts { walk(value) }
    case .list(let items): for item in items { walk(item) }
    case .record(let fields): for field in fields { walk(field.value) }
    case .negated(let a), .not(let a), .field(let a, _, _): walk(a)
    case .range(let a, let b, _), .binary(_, let a, let b, _), .and(let a, let b),
      .or(let a, let b),
      .contains(let a, let b, _, _), .pipe(let a, let b):
      walk(a)
      walk(b)
    case .comparison(let first, let steps):
      walk(first)
      for step in steps { walk(step.operand) }
    case .element(let owner, let subscripts):
      walk(owner)
      for case .index(let index) in subscripts { walk(index) }
      for case .range(let lower, let upper, _, _) in subscripts {
        if let lower { walk(lower) }
        if let upper { walk(upper) }
      }
    case .call(let call):
      if let piped = call.piped { walk(piped) }
      walk(call.callee)
      for argument in call.arguments { walk(argument.value) }
    case .function(let function): walk(function)
    case .conditional(let branches, let otherwise): walk(branches, otherwise)
    case .comprehension(let comprehension): walk(comprehension)
    }
  }

  private mutating func walk(_ branches: [Branch], _ otherwise: Block?) {
    let last = scopes.count - 1
    let before = scopes[last].certain
    var after: Set<String>?
    for branch in branches {
      walk(branch.condition)
      walk(branch.block.statements)
      after = after?.intersection(scopes[last].certain) ?? scopes[last].certain
      scopes[last].certain = before
    }
    if let otherwise {
      walk(otherwise.statements)
      scopes[last].certain.formIntersection(after ?? before)
    }
  }

  private mutating func walk(_ comprehension: ComprehensionSyntax) {
    let last = scopes.count - 1
    let before = scopes[last]
    for clause in comprehension.clauses {
      switch clause {
      case .loop(let pattern, let sequence):
        walk(sequence)
        scopes[last].loops.append(Set(pattern.names.map(\.name)))
      case .condition(let condition): walk(condition)
      }
    }
    walk(comprehension.element)
    scopes[last] = before
  }
}
