public import Diagnostics

/// A parameter of a notebook: `param epochs = 20 in 1..200 "passes over the data"`.
public struct ParameterDeclaration: Sendable {
  /// What a parameter holds, as its default shows.
  public enum Kind: String, Sendable {
    case integer, number, percentage, text, boolean, quantity
  }

  /// The name.
  public let name: String
  /// The place of the declaration.
  public let span: SourceSpan
  /// What the parameter holds.
  public let kind: Kind
  /// The value where nothing else is given.
  public let defaultLiteral: Value
  /// The smallest value allowed.
  public let lowerBound: Value?
  /// The largest value allowed.
  public let upperBound: Value?
  /// The values allowed.
  public let choices: [Value]?
  /// What the parameter means.
  public let doc: String?
}
