import Diagnostics

extension Builder {
  /// The node of an expression.
  mutating func value(_ expression: Expression) -> Node {
    guard let depth = traceDepth, !expression.isConnective else { return plainValue(expression) }
    return traced(tracing { $0.plainValue(expression) }, of: expression, depth: depth)
  }

  mutating func plainValue(_ expression: Expression) -> Node {
    switch expression.kind {
    case .literal(let value): ConstantNode(value)
    case .name(let name): read(name, expression.span)
    case .placeholder: read("_", expression.span)
    case .hole: HoleNode(place(expression.span))
    case .text(let parts): text(parts, expression.span)
    case .list(let items): list(items, expression.span)
    case .record(let fields): record(fields, expression.span)
    case .range: range(expression)
    case .negated(let operand): NegateNode(value(operand), place(expression.span))
    case .binary(let op, let a, let b, let span): binary(op, a, b, span)
    case .comparison, .not, .and, .or, .contains: ConditionNode(condition(expression))
    case .field(let owner, let name, let span):
      FieldNode(value(owner), name, isCalled: false, place(span))
    case .element(let owner, let subscripts): element(owner, subscripts, expression.span)
    case .call(let call): self.call(call)
    case .pipe(let piped, let target): pipe(piped, target)
    case .function(let syntax): function(syntax)
    case .conditional(let branches, let otherwise): conditional(branches[...], otherwise)
    case .comprehension(let syntax): comprehension(syntax, expression.span)
    }
  }

  private mutating func text(_ parts: [TextPart], _ span: SourceSpan) -> Node {
    let nodes: [TextNode.Part] = parts.map { part in
      switch part {
      case .text(let text): .text(text)
      case .value(let expression, let format):
        .value(value(expression), format, place(expression.span))
      }
    }
    return TextNode(nodes, place(span))
  }

  private mutating func list(_ items: [Expression], _ span: SourceSpan) -> Node {
    let nodes = items.map { value($0) }
    if let constants = constants(nodes) { return ConstantNode(.list(constants)) }
    return ListNode(Fill.tree(nodes[...]), count: nodes.count, place(span))
  }

  private mutating func record(_ fields: [RecordField], _ span: SourceSpan) -> Node {
    let names = fields.map(\.name)
    let nodes = fields.map { value($0.value) }
    if let constants = constants(nodes) {
      return ConstantNode(.record(Record(uniqueNames: names, values: constants)))
    }
    return RecordNode(names, Fill.tree(nodes[...]), place(span))
  }

  /// The values of nodes that are all constants.
  private func constants(_ nodes: [Node]) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(nodes.count)
    for node in nodes {
      guard let constant = node as? ConstantNode else { return nil }
      values.append(constant.value)
    }
    return values
  }

  private mutating func range(_ expression: Expression) -> Node {
    rangeBounds(expression).map { RangeNode($0) } ?? Node()
  }

  private mutating func binary(
    _ op: BinaryOperator, _ a: Expression, _ b: Expression, _ span: SourceSpan
  ) -> Node {
    let left = value(a)
    let place = place(span)
    if let local = left as? LocalNode, case .literal(let constant) = b.kind {
      switch (op, constant) {
      case (.add, .int(let number)), (.subtract, .int(let number)):
        if let node = AddLocalConstantNode(op, local.slot, number, place) { return node }
      case (.multiply, .float(let number)):
        return MultiplyLocalConstantNode(local.slot, number, place)
      default: break
      }
    }
    let right = value(b)
    if op.isComparison { return ComparisonNode(op, left, right, place) }
    switch op {
    case .add: return AddNode(left, right, place)
    case .subtract: return SubtractNode(left, right, place)
    case .multiply: return MultiplyNode(left, right, place)
    case .divide: return DivideNode(left, right, place)
    case .floorDivide: return FloorDivideNode(left, right, place)
    case .remainder: return RemainderNode(left, right, place)
    default: return OperatorNode(op, left, right, place)
    }
  }

  private mutating func element(
    _ owner: Expression, _ subscripts: [SubscriptSyntax], _ span: SourceSpan
  ) -> Node {
    let node = value(owner)
    let parts: [ElementNode.Part] = subscripts.map { part in
      switch part {
      case .index(let index): .index(value(index), place(index.span))
      case .range(let lower, let upper, let isClosed, let span):
        .range(
          lower.map { value($0) }, upper.map { value($0) }, isClosed: isClosed, place(span))
      }
    }
    return ElementNode(node, parts, place(span))
  }

  /// `if` for its value.
  private mutating func conditional(
    _ branches: ArraySlice<Branch>, _ otherwise: Block?
  ) -> Node {
    guard let first = branches.first else {
      return otherwise.map { block($0) } ?? ConstantNode(.none)
    }
    let condition = condition(first.condition)
    let before = scope.certain
    let then = block(first.block)
    let after = scope.certain
    scope.certain = before
    let other = conditional(branches.dropFirst(), otherwise)
    scope.certain.formIntersection(after)
    return IfNode(condition, then, other)
  }

  /// A block for its value: that of its last statement, if that is an expression, or else `none`.
  mutating func block(_ block: Block) -> Node {
    let flow = allowsFlow
    allowsFlow = false
    defer { allowsFlow = flow }
    guard case .expression(let last)? = block.statements.last?.kind else {
      return BlockNode(steps(block.statements[...]), ConstantNode(.none))
    }
    if block.statements.count == 1 { return value(last) }
    return BlockNode(steps(block.statements.dropLast()), value(last))
  }

  private mutating func pipe(_ piped: Expression, _ target: Expression) -> Node {
    let value = value(piped)
    let slot = scope.newSlot()
    scope.loopVariables.append(["_": slot])
    let node = self.value(target)
    scope.loopVariables.removeLast()
    return PipeNode(slot, value, node)
  }

  private mutating func comprehension(_ syntax: ComprehensionSyntax, _ span: SourceSpan) -> Node {
    let depth = scope.loopVariables.count
    let certain = scope.certain
    let clause = self.clause(syntax.clauses[...], syntax.element)
    scope.loopVariables.removeLast(scope.loopVariables.count - depth)
    scope.certain = certain
    return ComprehensionNode(clause, place(span))
  }

  private mutating func clause(
    _ clauses: ArraySlice<ComprehensionSyntax.Clause>, _ element: Expression
  ) -> ComprehensionNode.Clause {
    guard let first = clauses.first else { return .element(value(element)) }
    switch first {
    case .condition(let expression):
      let condition = condition(expression)
      return .condition(condition, clause(clauses.dropFirst(), element))
    case .loop(let pattern, let sequence):
      if case .name(let name, _) = pattern, let bounds = rangeBounds(sequence) {
        let slot = scope.newSlot()
        scope.loopVariables.append([name: slot])
        return .rangeLoop(
          slot, bounds, place(sequence.span), clause(clauses.dropFirst(), element))
      }
      let node = value(sequence)
      scope.loopVariables.append(variables(of: pattern))
      let target = target(pattern)
      return .loop(target, node, place(sequence.span), clause(clauses.dropFirst(), element))
    }
  }
}
