import Diagnostics

extension Builder {
  /// The node of an expression whose parts are written down as they get their values.
  mutating func traced(_ expression: Expression) -> Node {
    let outer = traceDepth
    traceDepth = 0
    defer { traceDepth = outer }
    // The whole is written down by the node around it, whatever it is.
    let node =
      expression.isConnective
      ? tracing { ConditionNode($0.plainCondition(expression)) }
      : tracing { $0.plainValue(expression) }
    return TraceNode(node, line(expression))
  }

  /// What `build` makes of an expression, with the parts of it one level deeper.
  mutating func tracing<Result>(_ build: (inout Builder) -> Result) -> Result {
    guard let depth = traceDepth else { return build(&self) }
    traceDepth = depth + 1
    defer { traceDepth = depth }
    return build(&self)
  }

  /// What `build` makes of something that is not part of the explained expression, such as the body
  /// of a function.
  mutating func untraced<Result>(_ build: (inout Builder) -> Result) -> Result {
    let outer = traceDepth
    traceDepth = nil
    defer { traceDepth = outer }
    return build(&self)
  }

  /// The node of a part, which writes its value down where that tells more than the part itself.
  func traced(_ node: Node, of expression: Expression, depth: Int) -> Node {
    if node is ConstantNode { return node }
    return switch expression.kind {
    case .hole, .function, .placeholder: node
    case .name(let name): TracedNode(node, name, depth: depth, isName: true)
    default: TracedNode(node, line(expression), depth: depth, isName: false)
    }
  }

  /// An expression as it is written, on one line.
  func line(_ expression: Expression) -> String {
    source.string(expression.span.start..<expression.span.end)
      .split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension Expression {
  /// Whether its value is that of a condition, which writes itself down.
  var isConnective: Bool {
    switch kind {
    case .comparison, .not, .and, .or, .contains: true
    default: false
    }
  }
}
