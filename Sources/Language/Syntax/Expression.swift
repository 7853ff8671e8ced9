import Diagnostics

/// An expression with its place.
struct Expression: Sendable {
  indirect enum Kind: Sendable {
    case literal(Value)
    case text([TextPart])
    case name(String)
    /// `_`: the piped value, or the last value at the prompt.
    case placeholder
    /// `___`: a part of an exercise that is left to the reader.
    case hole
    case list([Expression])
    case record([RecordField])
    case range(Expression, Expression, isClosed: Bool)
    case negated(Expression)
    case not(Expression)
    case binary(BinaryOperator, Expression, Expression, at: SourceSpan)
    /// Two or more comparisons in a row, all of which must hold.
    case comparison(Expression, [ComparisonStep])
    case and(Expression, Expression)
    case or(Expression, Expression)
    case contains(element: Expression, collection: Expression, isNegated: Bool, at: SourceSpan)
    case field(Expression, name: String, at: SourceSpan)
    case element(Expression, [SubscriptSyntax])
    case call(CallSyntax)
    /// A piped value and what uses it through `_`.
    case pipe(Expression, Expression)
    case function(FunctionSyntax)
    case conditional([Branch], otherwise: Block?)
    case comprehension(ComprehensionSyntax)
  }

  let kind: Kind
  let span: SourceSpan
  /// How deeply expressions are nested below this one; bounded, because walking them recurses.
  let depth: Int

  /// Whether the reader is to write it.
  var isHole: Bool { if case .hole = kind { true } else { false } }
}

/// A part of a text with interpolations.
enum TextPart: Sendable {
  case text(String)
  case value(Expression, TextFormat?)
}

/// A field of a record.
struct RecordField: Sendable {
  let name: String
  let nameSpan: SourceSpan
  let value: Expression
}

/// A comparison after the first operand of a chain.
struct ComparisonStep: Sendable {
  let op: BinaryOperator
  let span: SourceSpan
  let operand: Expression
}

/// A subscript as written.
enum SubscriptSyntax: Sendable {
  case index(Expression)
  case range(Expression?, Expression?, isClosed: Bool, SourceSpan)
}

/// A call as written.
struct CallSyntax: Sendable {
  let callee: Expression
  /// The value piped in as first argument, if there is one.
  let piped: Expression?
  let arguments: [Argument]
  /// The place of the call among all calls of the program.
  let ordinal: Int
  /// The callee and the parentheses, without the value piped in.
  let span: SourceSpan

  struct Argument: Sendable {
    let name: String?
    let nameSpan: SourceSpan?
    let value: Expression
  }

  /// Whether a hole stands behind a named argument, where another one may belong.
  var hasOpenEnd: Bool {
    arguments.drop { $0.name == nil }.contains { $0.name == nil }
  }
}

/// A condition and what follows if it holds.
struct Branch: Sendable {
  let condition: Expression
  let block: Block
}

/// `[element for pattern in sequence if condition]`.
struct ComprehensionSyntax: Sendable {
  let element: Expression
  let clauses: [Clause]

  enum Clause: Sendable {
    case loop(Pattern, Expression)
    case condition(Expression)
  }
}

/// A function as written.
struct FunctionSyntax: Sendable {
  /// The declared name, or nothing for a lambda.
  let name: String?
  let nameSpan: SourceSpan
  let parameters: [Parameter]
  let body: Block
  /// The tokens of the whole function.
  let tokens: [UInt8]
  /// How many calls the program has up to the end of the function: with the tokens, the ordinals of
  /// all calls in it.
  let lastCall: Int
  let span: SourceSpan

  struct Parameter: Sendable {
    let pattern: Pattern
    let defaultValue: Expression?

    /// The name by which a call gives the argument, if the pattern is a name.
    var name: String? {
      if case .name(let name, _) = pattern { return name }
      return nil
    }
  }
}
