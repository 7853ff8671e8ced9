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
  public var seed: UInt64 = 0
  /// What `-p name=value` gave, as text, by the parameter's name.
  public var parameterOverrides: [String: Value] = [:]
  /// The last value shown, which a bare `_` stands for at the prompt; `_` is an error while nothing
  /// is set.
  public var lastValue: Value?
  /// The machine.
  public var evaluation: Evaluation
  /// Every name that is bound, in the order in which the names were first bound.
  public var globals: [GlobalBinding] { [] }

  /// Creates an interpreter that knows the functions of a library.
  public init(library: [NativeFunction], host: any Host, limits: Limits = .standard) {
    evaluation = Evaluation(host: host, seed: 0, cell: "", limits: limits)
  }

  /// What is wrong with cells that are to run one after another, found without running them.
  public func check(_ programs: [(cell: String, program: Program)]) -> [Diagnostic] { [] }

  /// Runs a cell; the value of its last statement if that is an expression.
  ///
  /// A cell that fails binds nothing. Throws a ``Diagnostics/Diagnostic`` or an ``Interruption``.
  public func run(_ program: Program, cell: String) throws -> Value? { nil }

  /// The value of an expression, which binds nothing.
  public func evaluate(_ program: Program, cell: String) throws -> Value { .none }

  /// Everything that is bound now.
  public func snapshot() -> Snapshot { Snapshot(bindings: globals, seed: seed, last: lastValue) }

  /// Goes back to an earlier moment.
  public func restore(_ snapshot: Snapshot) {}
}
