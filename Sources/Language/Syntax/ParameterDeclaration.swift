public import Diagnostics

/// A parameter of a notebook: `param epochs = 20 in 1..200 "passes over the data"`.
public struct ParameterDeclaration: Sendable {
  /// What a parameter holds, as its default shows.
  public enum Kind: String, Sendable {
    /// A whole number.
    case integer
    /// A floating-point number.
    case number
    /// A floating-point number that is written as a percentage.
    case percentage
    /// A text.
    case text
    /// `true` or `false`.
    case boolean
    /// A number with a unit.
    case quantity
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

  /// The rule for values in words, such as `an integer from 1 to 200`.
  public var rule: String {
    if let choices {
      return "one of " + listed(choices.map(written), conjunction: "or")
    }
    if let lowerBound, let upperBound {
      return "\(kind.described) from \(written(lowerBound)) to \(written(upperBound))"
    }
    return kind.described
  }

  /// A value as it would be written for this parameter.
  func written(_ value: Value) -> String {
    guard let number = value.number else { return value.literal }
    switch kind {
    case .percentage: return percentageText(number)
    case .number: return decimal(number)
    default: return value.literal
    }
  }

  /// What is wrong with a value of the right kind, if anything.
  func violation(_ value: Value) -> Fault? {
    let isAllowed: Bool
    if let choices {
      isAllowed = choices.contains { Value.areEqual($0, value) }
    } else if let lowerBound, let upperBound {
      isAllowed =
        magnitude(value) >= magnitude(lowerBound) && magnitude(value) <= magnitude(upperBound)
    } else {
      isAllowed = true
    }
    if let lowerBound, let other = value.quantity, let own = lowerBound.quantity,
      own.unit != other.unit
    {
      return Fault(
        "param.unit", "`\(name)` must be in \(own.unit.name), but is \(value.literal)")
    }
    if isAllowed { return nil }
    return Fault(
      choices == nil ? "param.range" : "param.choice",
      "`\(name)` must be \(rule), but is \(written(value))",
      hint: hint(for: value))
  }

  private func hint(for value: Value) -> String {
    let names = (choices ?? []).compactMap(\.string)
    if let near = value.string.flatMap({ nearestName(to: $0, among: names) }) {
      return "Did you mean \"\(near)\"?"
    }
    return example
  }

  /// How to give the default on the command line.
  private var example: String {
    let text = defaultLiteral.string ?? written(defaultLiteral)
    return "Write, for example, `-p \(name)=\(text)`."
  }

  private func magnitude(_ value: Value) -> Double {
    value.number ?? value.quantity?.value ?? .nan
  }

  /// The value that an override stands for: text, as the command line gives it, or a value.
  public func value(of override: Value) throws -> Value {
    let text = override.string
    let parsed: Value? =
      switch kind {
      case .text: text.map { .string($0) }
      case .boolean: text == nil ? override.bool.map { .bool($0) } : Self.boolean(text ?? "")
      default:
        text.map(numeric) ?? (override.number != nil || override.quantity != nil ? override : nil)
      }
    guard let parsed, let value = accepted(parsed) else {
      throw Fault(
        "param.type",
        "`\(name)` must be \(rule), but is "
          + (text.map { $0.isEmpty ? "empty" : "`\($0)`" } ?? override.literal), hint: example)
    }
    if let fault = violation(value) { throw fault }
    return value
  }

  private static func boolean(_ text: String) -> Value? {
    text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
  }

  /// The number or quantity that a text consists of.
  private func numeric(_ text: String) -> Value? {
    let source = SourceText(name: "parameter", text: text)
    var parser = ProgramParser(source, in: source.bytes.indices)
    let isNegative = parser.consume(.minus)
    let token = parser.token
    guard parser.peek(1).kind == .end, let value = try? parser.number(token) else { return nil }
    switch token.kind {
    case .integer, .float, .percentage, .quantity: return isNegative ? value.signChanged : value
    default: return nil
    }
  }

  /// The value converted to this kind, if it can be.
  private func accepted(_ value: Value) -> Value? {
    switch kind {
    case .text, .boolean: return value
    case .integer: return value.int.map { .int($0) }
    case .number, .percentage: return value.number.map { .float($0) }
    case .quantity:
      guard let quantity = value.quantity, quantity.unit == defaultLiteral.quantity?.unit else {
        return nil
      }
      return value
    }
  }
}

extension ParameterDeclaration.Kind {
  /// The kind with its article.
  var described: String {
    switch self {
    case .integer: "an integer"
    case .number: "a number"
    case .percentage: "a percentage"
    case .text: "a text"
    case .boolean: "`true` or `false`"
    case .quantity: "a quantity"
    }
  }

  /// A literal of a kind that this one includes, as this kind holds it.
  func converted(_ value: Value) -> Value {
    guard self == .number || self == .percentage, let number = value.number else { return value }
    return .float(number)
  }
}
