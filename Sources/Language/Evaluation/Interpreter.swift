public import Diagnostics

/// Runs the cells of a notebook, one after another, and keeps what they bind.
public final class Interpreter {
  /// A name that a cell has bound.
  public struct GlobalBinding: Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: Value
    /// The cell that bound it.
    public let cell: String
    /// The place that bound it.
    public let span: SourceSpan
    /// The text that the span points into.
    public let source: SourceText
  }

  /// Everything that is bound at one moment.
  public struct Snapshot: Sendable {
    let bindings: [GlobalBinding]
    let seed: UInt64
    let last: Value?
  }

  /// The seed of the notebook; the statement `seed` sets it.
  public var seed: UInt64 {
    get { evaluation.seed }
    set { evaluation.seed = newValue }
  }
  /// What `-p name=value` gave, by the parameter's name: texts, which are read as the parameter's
  /// type, or values. An override of `seed` keeps the statement `seed` from having an effect.
  public var parameterOverrides: [String: Value] = [:]
  /// The last value shown, which a bare `_` stands for at the prompt; `_` is an error while nothing
  /// is set.
  public var lastValue: Value?
  /// The machine.
  public var evaluation: Evaluation
  /// Every name that is bound, in the order in which the names were first bound.
  public private(set) var globals: [GlobalBinding] = []

  let library: Library
  private var places: [String: Int] = [:]

  /// Creates an interpreter that knows the functions of a library.
  public init(library: [NativeFunction], host: any Host, limits: Limits = .standard) {
    self.library = Library(library)
    evaluation = Evaluation(host: host, seed: 0, cell: "", limits: limits)
  }

  /// The value that a name is bound to, if it is.
  public subscript(_ name: String) -> Value? { places[name].map { globals[$0].value } }

  /// Binds a name without a cell, for instance in tests and tools.
  public func bind(_ name: String, to value: Value, cell: String = "") {
    let source = SourceText(name: cell, bytes: [])
    bind(
      GlobalBinding(name: name, value: value, cell: cell, span: SourceSpan(0, 0), source: source))
  }

  /// Binds a name as a cell did before.
  public func bind(_ binding: GlobalBinding) {
    if let place = places[binding.name] {
      globals[place] = binding
    } else {
      places[binding.name] = globals.count
      globals.append(binding)
    }
  }

  /// Everything that is bound now.
  public func snapshot() -> Snapshot { Snapshot(bindings: globals, seed: seed, last: lastValue) }

  /// Goes back to an earlier moment.
  public func restore(_ snapshot: Snapshot) {
    globals = snapshot.bindings
    places = Dictionary(
      uniqueKeysWithValues: globals.enumerated().map { ($1.name, $0) })
    seed = snapshot.seed
    lastValue = snapshot.last
  }

  /// The names that are bound, with the functions they stand for.
  var knownGlobals: [String: FunctionCode?] {
    var known: [String: FunctionCode?] = [:]
    for binding in globals {
      let function = binding.value.object(of: .function, as: FunctionObject.self)
      known.updateValue(function?.code, forKey: binding.name)
    }
    if lastValue != nil { known.updateValue(nil, forKey: "_") }
    return known
  }

  /// Runs a cell; the value of its last statement if that is an expression.
  ///
  /// A cell that fails binds nothing. Throws a ``Diagnostics/Diagnostic`` or an ``Interruption``.
  public func run(_ program: Program, cell: String) throws -> Value? {
    try execute(program, cell: cell, binds: true)
  }

  /// The value of an expression, which binds nothing.
  public func evaluate(_ program: Program, cell: String) throws -> Value {
    guard program.isExpression else {
      throw Diagnostic(
        "syntax.expression", "an expression must stand here",
        at: SourceSpan(program.range.lowerBound, program.range.upperBound), in: program.source,
        hint: "Put statements into a cell.")
    }
    return try execute(program, cell: cell, binds: false) ?? .none
  }

  private func execute(_ program: Program, cell: String, binds: Bool) throws -> Value? {
    var builder = Builder(program, cell: cell, library: library, globals: knownGlobals)
    let code = builder.build(program, overrides: parameterOverrides)
    if let first = builder.diagnostics.first { throw first }
    let seed = evaluation.seed
    evaluation.begin(cell: cell)
    let frame = evaluation.state.pointee.top
    defer { evaluation.clear() }
    do {
      let result = try execute(code, frame)
      if binds { export(code, frame, program, cell, builder.scope.bindings) }
      return result
    } catch {
      evaluation.seed = seed
      throw Place(
        source: program.source, span: SourceSpan(program.range.lowerBound, program.range.lowerBound)
      )
      .placed(error)
    }
  }

  private func execute(_ code: CellCode, _ frame: Frame) throws -> Value? {
    let m = evaluation
    try m.reserve(frame, code.slots)
    for (_, slot) in code.bound { frame[slot] = .unbound }
    for (name, slot) in code.globals {
      frame[slot] = (name == "_" ? lastValue : self[name]) ?? .none
    }
    _ = try code.prologue.run(frame, m)
    _ = try code.steps.run(frame, m)
    let result = try code.result?.eval(frame, m)
    return code.isConditional && result?.isNone == true ? nil : result
  }

  /// Keeps what the cell has bound.
  private func export(
    _ code: CellCode, _ frame: Frame, _ program: Program, _ cell: String,
    _ bindings: [String: (count: Int, first: SourceSpan)]
  ) {
    for (name, slot) in code.bound where !frame[slot].isUnbound {
      let span =
        bindings[name]?.first ?? SourceSpan(program.range.lowerBound, program.range.lowerBound)
      bind(
        GlobalBinding(
          name: name, value: frame[slot], cell: cell, span: span, source: program.source))
    }
  }
}
