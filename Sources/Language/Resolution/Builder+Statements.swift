import Diagnostics

extension Builder {
  /// The whole cell.
  mutating func build(_ program: Program, overrides: [String: Value] = [:]) -> CellCode {
    declareBindings()
    let own = program.boundNames.compactMap { name in
      scope.slots[name].map { (name: name, slot: $0) }
    }
    var statements = program.statements[...]
    var result: Expression?
    if case .expression(let last)? = statements.last?.kind {
      result = last
      statements.removeLast()
    }
    let isConditional = if case .conditional = result?.kind { true } else { false }
    let steps = steps(statements, overrides: overrides)
    let node = result.map { value($0) }
    scope.placeFrames()
    return CellCode(
      prologue: PairStep.tree(scope.prologue[...]), steps: steps, result: node,
      isConditional: isConditional, globals: scope.globals, bound: own, slots: scope.size)
  }

  /// Statements one after another.
  mutating func steps(
    _ statements: ArraySlice<Statement>, overrides: [String: Value] = [:]
  ) -> Step {
    var steps: [Step] = []
    var rest = statements
    while let statement = rest.first {
      if case .function = statement.kind {
        let group = rest.prefix { if case .function = $0.kind { true } else { false } }
        steps.append(declare(group))
        rest = rest.dropFirst(group.count)
        continue
      }
      rest = rest.dropFirst()
      if let step = step(statement, overrides: overrides) { steps.append(step) }
    }
    return PairStep.tree(steps[...])
  }

  /// One statement; nothing for those that only declare.
  private mutating func step(_ statement: Statement, overrides: [String: Value]) -> Step? {
    switch statement.kind {
    case .expression(let expression): return effect(expression)
    case .bind(let pattern, let value): return bind(pattern, value)
    case .loop(let pattern, let sequence, let body): return loop(pattern, sequence, body)
    case .break, .continue:
      let isBreak = if case .break = statement.kind { true } else { false }
      if !allowsFlow {
        report(
          "syntax.loop", "`\(isBreak ? "break" : "continue")` stands inside an expression",
          at: statement.span, hint: "Put the `if` on a line of its own, not behind `=`.")
      }
      return FlowStep(isBreak ? .broke : .continued)
    case .check(let condition, let message):
      return CheckStep(
        self.condition(condition), message.map { value($0) }, place(condition.span))
    case .seed(let seed):
      return overrides["seed"] == nil ? SeedStep(seed) : nil
    case .parameter(let declaration): return parameter(declaration, overrides)
    case .function, .use, .numerics: return nil
    }
  }

  private mutating func parameter(
    _ declaration: ParameterDeclaration, _ overrides: [String: Value]
  ) -> Step {
    var value = declaration.defaultLiteral
    if let override = overrides[declaration.name] {
      do {
        value = try declaration.value(of: override)
      } catch {
        if let fault = error as? Fault {
          diagnostics.append(Diagnostic(fault, at: declaration.span, in: source))
        }
      }
    }
    let slot = slot(binding: declaration.name)
    scope.bind(slot)
    return BindStep(slot, ConstantNode(value))
  }

  /// An expression for what it does.
  private mutating func effect(_ expression: Expression) -> Step {
    guard case .conditional(let branches, let otherwise) = expression.kind else {
      return EvaluateStep(value(expression))
    }
    return branch(branches[...], otherwise)
  }

  /// `if` as a statement, inside which loops can be left.
  private mutating func branch(_ branches: ArraySlice<Branch>, _ otherwise: Block?) -> Step {
    guard let first = branches.first else {
      return otherwise.map { steps($0.statements[...]) } ?? Step()
    }
    let condition = condition(first.condition)
    let before = scope.certain
    let then = steps(first.block.statements[...])
    let after = scope.certain
    scope.certain = before
    let rest = branches.dropFirst()
    let other = rest.isEmpty && otherwise == nil ? nil : branch(rest, otherwise)
    scope.certain.formIntersection(after)
    return IfStep(condition, then, other)
  }

  private mutating func bind(_ pattern: Pattern, _ expression: Expression) -> Step {
    guard case .name(let name, _) = pattern else {
      let node = value(expression)
      return DestructureStep(node, target(pattern), place(pattern.span))
    }
    if let step = extend(name, expression) { return step }
    let node = value(expression)
    let slot = slot(binding: name)
    if !scope.isLoopVariable(name) { scope.bind(slot) }
    return BindStep(slot, node)
  }

  /// `name = name + a + b` as steps that grow the value in place, where nothing can tell.
  private mutating func extend(_ name: String, _ expression: Expression) -> Step? {
    var operands: [(Expression, SourceSpan)] = []
    var left = expression
    while case .binary(.add, let a, let b, let span) = left.kind {
      operands.append((b, span))
      left = a
    }
    guard case .name(name) = left.kind, !operands.isEmpty, scope.slot(of: name) != nil else {
      return nil
    }
    operands.reverse()
    let isSafe =
      operands.allSatisfy { !$0.0.containsBlock }
      && operands.dropFirst().allSatisfy { !$0.0.mentions(name) }
    guard isSafe, case .slot(let slot, true) = resolve(name, left.span, in: scope) else {
      return nil
    }
    let steps: [Step] = operands.map { operand, span in
      if case .list(let items) = operand.kind, items.count == 1 {
        return AppendStep(slot, value(items[0]), place(span))
      }
      return ExtendStep(slot, value(operand), place(span))
    }
    if !scope.isLoopVariable(name) { scope.bind(slot) }
    return PairStep.tree(steps[...])
  }

  /// Where the parts of a value go; binds the names of a pattern.
  mutating func target(_ pattern: Pattern) -> DestructureStep.Target {
    switch pattern {
    case .name(let name, _):
      let slot = slot(binding: name)
      if !scope.isLoopVariable(name) { scope.bind(slot) }
      return .slot(slot)
    case .ignored: return .ignored
    case .list(let items, let span): return .list(items.map { target($0) }, place(span))
    case .record(let fields, let span):
      return .record(
        fields.map { ($0.name, place($0.span), target($0.pattern)) }, place(span))
    }
  }

  private mutating func loop(
    _ pattern: Pattern, _ sequence: Expression, _ body: Block
  ) -> Step {
    let bounds = rangeBounds(sequence)
    let node = bounds == nil ? value(sequence) : nil
    let before = (scope.certain, allowsFlow)
    scope.loopVariables.append(variables(of: pattern))
    scope.loops += 1
    allowsFlow = true
    let target = target(pattern)
    let steps = steps(body.statements[...])
    scope.loops -= 1
    scope.loopVariables.removeLast()
    (scope.certain, allowsFlow) = before
    if let bounds {
      let slot = if case .slot(let slot) = target { slot } else { scope.newSlot() }
      if case .list = target {
        report(
          "type.pattern", "the items of a range are integers, which `[…]` cannot take apart",
          at: pattern.span)
      } else if case .record = target {
        report(
          "type.pattern", "the items of a range are integers, which have no fields",
          at: pattern.span)
      }
      return RangeLoopStep(slot, bounds, steps, place(sequence.span))
    }
    return LoopStep(target, node ?? Node(), steps, place(sequence.span))
  }

  /// New slots for the names of a loop's pattern.
  mutating func variables(of pattern: Pattern) -> [String: Int] {
    Dictionary(pattern.names.map { ($0.name, scope.newSlot()) }) { first, _ in first }
  }

  /// The bounds of a range that is written as one.
  mutating func rangeBounds(_ expression: Expression) -> RangeBounds? {
    guard case .range(let lower, let upper, let isClosed) = expression.kind else { return nil }
    return RangeBounds(
      value(lower), value(upper), isClosed: isClosed, place(lower.span), place(upper.span))
  }
}
