import Diagnostics

/// A statement with its place.
struct Statement: Sendable {
  enum Kind: Sendable {
    case expression(Expression)
    case bind(Pattern, Expression)
    case function(FunctionSyntax)
    case loop(Pattern, Expression, Block)
    case `break`
    case `continue`
    case check(Expression, message: Expression?)
    case use
    case seed(UInt64)
    case numerics(String)
    case parameter(ParameterDeclaration)
  }

  let kind: Kind
  let span: SourceSpan
  /// How deeply expressions and blocks are nested below.
  let depth: Int
}

/// Statements between braces, or the single expression of a function or branch.
struct Block: Sendable {
  let statements: [Statement]
  let span: SourceSpan
  /// How deeply expressions and blocks are nested below.
  let depth: Int
}
