/// A call whose parentheses surround the cursor.
public struct OpenCall: Sendable, Hashable {
  /// The name of the function.
  public let function: String
  /// What is piped into it, if something is.
  public let piped: Operand?
  /// The first argument by position, if it is written; a piped value comes before it.
  public let first: Operand?
  /// How many arguments by position stand before the one at the cursor; a piped value counts.
  public let positional: Int
  /// The names that arguments before the one at the cursor were given.
  public let named: [String]
  /// The name before the `=` of the argument at the cursor, if there is one.
  public let current: String?

  /// The value the call is about: the piped one, or else the first argument.
  public var subject: Operand? { piped ?? first }
}
