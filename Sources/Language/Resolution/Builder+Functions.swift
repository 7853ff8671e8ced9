import Diagnostics

extension Builder {
  /// `x -> …`
  mutating func function(_ syntax: FunctionSyntax) -> Node {
    untraced { $0.plainFunction(syntax) }
  }

  private mutating func plainFunction(_ syntax: FunctionSyntax) -> Node {
    let code = FunctionCode(syntax, source: source, cell: cell)
    let group = FunctionGroup()
    addDefaults(syntax, code, to: group)
    build(syntax, code, in: group)
    code.usesCaptures = !group.captures.isEmpty
    note([code], in: group, tokens: syntax.tokens)
    if group.captures.isEmpty {
      let captures = Captures([], names: [], tokens: syntax.tokens)
      return ConstantNode(.object(FunctionObject(code, captures: captures)))
    }
    return FunctionNode(
      code, CaptureFill(group, tokens: syntax.tokens, place(syntax.nameSpan)))
  }

  /// Functions that are declared directly one after another.
  mutating func declare(_ statements: ArraySlice<Statement>) -> Step {
    let group = FunctionGroup()
    var members: [(slot: Int, syntax: FunctionSyntax, code: FunctionCode)] = []
    for statement in statements {
      guard case .function(let syntax) = statement.kind, let name = syntax.name else { continue }
      let code = FunctionCode(syntax, source: source, cell: cell)
      if group.members[name] != nil {
        report(
          "name.repeated", "the function `\(name)` is declared twice in a row",
          at: syntax.nameSpan, hint: "Delete or rename one of them.")
      }
      group.members[name] = code
      members.append((slot(binding: name), syntax, code))
    }
    for member in members { addDefaults(member.syntax, member.code, to: group) }
    for member in members { build(member.syntax, member.code, in: group) }
    let usesCaptures = !group.captures.isEmpty || group.usesSiblingValues
    for member in members {
      member.code.usesCaptures = usesCaptures
      if let name = member.syntax.name, !scope.isLoopVariable(name) {
        scope.bind(member.slot)
        scope.known[name] = member.code
      }
    }
    let tokens = Array(members.map(\.syntax.tokens).joined(separator: [10]))
    note(members.map(\.code), in: group, tokens: tokens)
    let place = place(members.first?.syntax.nameSpan ?? SourceSpan(0, 0))
    return DeclareStep(
      members.map { (slot: $0.slot, code: $0.code) }, CaptureFill(group, tokens: tokens, place))
  }

  /// Defaults are evaluated once, where the function is made.
  private mutating func addDefaults(
    _ syntax: FunctionSyntax, _ code: FunctionCode, to group: FunctionGroup
  ) {
    for (index, parameter) in syntax.parameters.enumerated() {
      guard let expression = parameter.defaultValue else { continue }
      code.parameters[index].defaultIndex = group.capture(value(expression))
    }
  }

  /// The body, in a scope of its own.
  private mutating func build(
    _ syntax: FunctionSyntax, _ code: FunctionCode, in group: FunctionGroup
  ) {
    let outer = (scope, allowsFlow)
    let own = Scope(
      parent: scope, group: group, bindings: NameUse(of: syntax.body.statements).bindings)
    scope = own
    allowsFlow = false
    // The slots of the parameters come first, in their order.
    let slots = syntax.parameters.map { _ in own.newSlot() }
    for (parameter, slot) in zip(syntax.parameters, slots) {
      if let name = parameter.name { own.slots[name] = slot }
      own.bind(slot)
    }
    var prologue: [Step] = []
    for (parameter, slot) in zip(syntax.parameters, slots) where parameter.name == nil {
      prologue.append(
        DestructureStep(
          LocalNode(slot), target(parameter.pattern), place(parameter.pattern.span)))
    }
    declareBindings()
    let body = block(syntax.body)
    prologue += own.prologue
    for slot in own.checked.sorted() {
      prologue.append(BindStep(slot, ConstantNode(.unbound)))
    }
    own.placeFrames()
    code.slots = own.size
    code.body = prologue.isEmpty ? body : BlockNode(PairStep.tree(prologue[...]), body)
    (scope, allowsFlow) = outer
  }
}
