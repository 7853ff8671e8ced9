/// What can be said of an expression without evaluating it.
public enum Operand: Sendable, Hashable {
  /// A name with fields behind it, such as `clips` or `t.train`.
  case path([String])
  /// What the function of a name returns.
  case call(String)
  /// A literal of a type: `integer`, `text`, `list` and so on.
  case literal(String)
  /// Anything else.
  case unknown
}
