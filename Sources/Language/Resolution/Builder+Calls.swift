import Diagnostics

extension Builder {
  /// A call.
  mutating func call(_ call: CallSyntax) -> Node {
    let arguments = call.arguments
    var positional = call.piped.map { [$0] } ?? []
    positional += arguments.lazy.filter { $0.name == nil }.map(\.value)
    let places = CallPlaces(
      place(call.span), callee: call.callee.span,
      arguments: (call.piped.map { [$0.span] } ?? []) + arguments.map(\.value.span),
      names: (call.piped == nil ? [] : [nil]) + arguments.map(\.name),
      isPiped: call.piped != nil, site: CallSite(cell: cell, ordinal: call.ordinal))
    var isTraced = false
    if case .name(let name) = call.callee.kind {
      if let node = siblingCall(name, call, positional) { return node }
      check(name, call, positional: positional.count)
      if case .native(let native) = resolve(name, call.callee.span, in: scope) {
        isTraced = native.tracesArgument
      }
    }
    let callee = callee(call.callee)
    let base = scope.pending
    guard arguments.allSatisfy({ $0.name == nil }), positional.count <= 2 else {
      let nodes = positional.map { value($0) }
      let named = arguments.compactMap { argument in
        argument.name.map { (name: $0, node: value(argument.value)) }
      }
      return framed(GeneralCallNode(callee, nodes, named, base: base, places))
    }
    return framed(
      PositionalCallNode(callee, self.arguments(positional, isTraced: isTraced), base: base, places)
    )
  }

  /// Positional arguments, which stand in slots above the frame while the others are evaluated.
  private mutating func arguments(
    _ expressions: [Expression], isTraced: Bool = false
  ) -> [Node] {
    scope.pending += expressions.count + 1
    defer { scope.pending -= expressions.count + 1 }
    return expressions.map { isTraced ? traced($0) : value($0) }
  }

  /// A call whose frame must be placed behind the slots of this scope.
  private func framed<T: FramedNode>(_ node: T) -> T {
    scope.framed.append(node)
    return node
  }

  private mutating func callee(_ expression: Expression) -> Node {
    if case .field(let owner, let name, let span) = expression.kind {
      return FieldNode(value(owner), name, isCalled: true, place(span))
    }
    return value(expression)
  }

  /// A call of a function declared together with the one around it, with all its arguments in order.
  private mutating func siblingCall(
    _ name: String, _ call: CallSyntax, _ positional: [Expression]
  ) -> Node? {
    guard case .sibling(let code) = resolve(name, call.callee.span, in: scope),
      positional.count == code.parameters.count, positional.count <= 2,
      call.arguments.allSatisfy({ $0.name == nil })
    else { return nil }
    let base = scope.pending
    let nodes = arguments(positional)
    return framed(
      SiblingCallNode(code, ArgumentList.of(nodes), base: base, place(call.span)))
  }

  /// Reports what is certainly wrong with the arguments.
  private mutating func check(_ name: String, _ call: CallSyntax, positional: Int) {
    if let code = knownFunction(name, in: scope) {
      let signature = CallCheck(
        name: code.described, parameters: code.parameters.map(\.name),
        required: code.parameters.prefix(code.requiredCount).map(\.name),
        positionalLimit: Evaluation.positionalLimit, acceptsAnyName: false,
        signature: code.signature)
      return check(signature, call, positional: positional)
    }
    guard case .native(let native) = resolve(name, call.callee.span, in: scope) else { return }
    let signature = CallCheck(
      name: "`\(native.name)`", parameters: native.parameterNames, required: [],
      positionalLimit: native.positionalLimit, acceptsAnyName: native.acceptsAnyName,
      signature: nil)
    check(signature, call, positional: positional)
  }

  private mutating func check(_ signature: CallCheck, _ call: CallSyntax, positional: Int) {
    // What is still to be written may be what is missing.
    guard !call.hasOpenEnd else { return }
    guard let (fault, index) = signature.violation(call, positional: positional) else { return }
    var span = call.span
    if let index {
      let argument = call.arguments[index]
      span = fault.parameter == nil ? argument.value.span : argument.nameSpan ?? argument.value.span
    }
    diagnostics.append(Diagnostic(fault, at: span, in: source))
  }
}
