import Diagnostics

/// Turns the syntax of a cell into nodes: names become slots, captured values or constants.
struct Builder {
  let source: SourceText
  let cell: String
  let library: Library
  /// What earlier cells have bound: names with the function they stand for, if that is known.
  let globals: [String: FunctionCode?]
  /// Names that later cells bind, for errors.
  let later: [String: (source: SourceText, span: SourceSpan)]
  var scope: Scope
  var diagnostics: [Diagnostic] = []
  /// Whether `break` and `continue` can leave the statement that is built.
  var allowsFlow = false
  /// How deeply the part that is built stands within an expression that is explained, if it does.
  var traceDepth: Int?
  /// The functions of the cell, in a fixed order.
  private(set) var functions: [DeclaredFunction] = []
  private var twins: [[UInt8]: Int] = [:]
  /// Where the cell itself, rather than a function, reads names.
  var readings: [(span: SourceSpan, name: String)] = []

  init(
    _ program: Program, cell: String, library: Library, globals: [String: FunctionCode?],
    later: [String: (source: SourceText, span: SourceSpan)] = [:]
  ) {
    source = program.source
    self.cell = cell
    self.library = library
    self.globals = globals
    self.later = later
    scope = Scope(
      parent: nil, group: nil, bindings: NameUse(of: program.statements).bindings)
  }

  /// Takes note of functions that are declared together.
  mutating func note(_ codes: [FunctionCode], in group: FunctionGroup, tokens: [UInt8]) {
    for code in codes {
      code.twin = twins[code.tokens, default: 0]
      twins[code.tokens, default: 0] += 1
      functions.append(DeclaredFunction(code: code, captured: group.names, tokens: tokens))
    }
  }

  func place(_ span: SourceSpan) -> Place { Place(source: source, span: span) }

  mutating func report(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(code, message, at: span, in: source, hint: hint, notes: notes))
  }

  /// Gives every name that the scope binds a slot.
  mutating func declareBindings() {
    for name in scope.bindings.keys.sorted() where scope.slots[name] == nil {
      scope.slots[name] = scope.newSlot()
    }
  }

  /// The slot of a name that a statement binds.
  func slot(binding name: String) -> Int {
    if let slot = scope.slot(of: name) { return slot }
    let slot = scope.newSlot()
    scope.slots[name] = slot
    return slot
  }

  /// What a name stands for.
  enum Resolution {
    case slot(Int, isCertain: Bool)
    case capture(Int)
    case sibling(FunctionCode)
    case native(NativeFunction)
    /// Bound in this scope, but only further down.
    case below(SourceSpan)
    case unknown
  }

  mutating func resolve(_ name: String, _ span: SourceSpan, in scope: Scope) -> Resolution {
    for variables in scope.loopVariables.reversed() {
      if let slot = variables[name] { return .slot(slot, isCertain: true) }
    }
    if let slot = scope.slots[name] { return resolve(name, slot, span, in: scope) }
    return resolveOutside(name, span, of: scope)
  }

  /// A name that the scope itself binds somewhere.
  private mutating func resolve(
    _ name: String, _ slot: Int, _ span: SourceSpan, in scope: Scope
  ) -> Resolution {
    if scope.certain.contains(slot) || scope.imported.contains(slot) {
      return .slot(slot, isCertain: true)
    }
    switch resolveOutside(name, span, of: scope) {
    case .unknown, .below:
      if !scope.bound.contains(slot), scope.loops == 0 {
        return .below(scope.bindings[name]?.first ?? span)
      }
      scope.checked.insert(slot)
      return .slot(slot, isCertain: false)
    case .native(let native):
      scope.prologue.append(BindStep(slot, ConstantNode(.native(native))))
    case .capture(let index):
      scope.prologue.append(BindStep(slot, CaptureNode(index)))
    case .sibling(let code):
      scope.group?.usesSiblingValues = true
      scope.prologue.append(BindStep(slot, SiblingNode(code)))
    case .slot: break
    }
    scope.imported.insert(slot)
    return .slot(slot, isCertain: true)
  }

  /// A name as the surroundings of a scope know it.
  private mutating func resolveOutside(
    _ name: String, _ span: SourceSpan, of scope: Scope
  ) -> Resolution {
    guard let parent = scope.parent, let group = scope.group else {
      if globals[name] != nil {
        let slot = scope.slots[name] ?? scope.newSlot()
        scope.slots[name] = slot
        scope.imported.insert(slot)
        scope.globals.append((name, slot))
        return .slot(slot, isCertain: true)
      }
      return library[name].map { .native($0) } ?? .unknown
    }
    if let code = group.members[name] { return .sibling(code) }
    if let index = group.indices[name] { return .capture(index) }
    let outer = resolve(name, span, in: parent)
    guard let node = node(for: outer, name, span, in: parent) else { return outer }
    return .capture(group.capture(node, as: name))
  }

  /// The node that reads a name; nothing where a constant or an error stands for it.
  func node(
    for resolution: Resolution, _ name: String, _ span: SourceSpan, in scope: Scope
  ) -> Node? {
    switch resolution {
    case .slot(let slot, let isCertain):
      return isCertain ? LocalNode(slot) : CheckedLocalNode(slot, name, place(span))
    case .capture(let index): return CaptureNode(index)
    case .sibling(let code):
      scope.group?.usesSiblingValues = true
      return SiblingNode(code)
    case .native, .below, .unknown: return nil
    }
  }

  /// The value of a name.
  mutating func read(_ name: String, _ span: SourceSpan) -> Node {
    let resolution = resolve(name, span, in: scope)
    if scope.parent == nil { readings.append((span, name)) }
    if let node = node(for: resolution, name, span, in: scope) { return node }
    switch resolution {
    case .native(let native): return ConstantNode(.native(native))
    case .below(let below):
      report(
        "name.below", "`\(name)` is bound only further down", at: span,
        hint: "Move its binding above this line.", notes: [.init("it is bound here", span: below)])
    default: reportUnknown(name, span)
    }
    return Node()
  }

  /// The function that a name certainly stands for.
  func knownFunction(_ name: String, in scope: Scope) -> FunctionCode? {
    if scope.isLoopVariable(name) { return nil }
    if scope.slots[name] != nil, scope.bindings[name] != nil {
      return scope.bindings[name]?.count == 1 ? scope.known[name] : nil
    }
    if let code = scope.group?.members[name] { return code }
    if let parent = scope.parent { return knownFunction(name, in: parent) }
    return globals[name] ?? nil
  }
}
