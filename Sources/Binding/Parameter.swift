import Diagnostics
import Language

/// One parameter of a builtin: its name, type, unit, limits, default and meaning, stated once.
public struct Parameter<T: Bindable>: Sendable {
  /// The plain-data view that help, completion and the manual read.
  public let info: ParameterInfo
  private let fallback: T?
  private let limit: Limit<T>?

  /// Declares a parameter that every call must give.
  public init(_ name: String, _ meaning: String, unit: String? = nil, where limit: Limit<T>? = nil)
  {
    self.init(name, meaning, fallback: nil, unit: unit, limit: limit)
  }

  /// Declares a parameter with a default.
  public init(
    _ name: String, _ meaning: String, default fallback: T, unit: String? = nil,
    where limit: Limit<T>? = nil
  ) {
    self.init(name, meaning, fallback: fallback, unit: unit, limit: limit)
  }

  private init(_ name: String, _ meaning: String, fallback: T?, unit: String?, limit: Limit<T>?) {
    info = ParameterInfo(
      name: name, type: T.kindName, meaning: meaning, unit: unit,
      fallback: fallback.map { $0.value.literal }, limit: limit?.text, choices: limit?.choices ?? []
    )
    self.fallback = fallback
    self.limit = limit
  }

  /// Whether a value is of the parameter's type; its limits do not count.
  @Sendable func matchesType(of value: Value) -> Bool { (try? T.read(value)) != nil }

  /// The typed argument for this parameter, checked.
  func read(_ arguments: inout Arguments) throws -> T {
    guard let given = arguments.take(info.name) else {
      if let fallback { return fallback }
      throw Fault(
        "call.missing-argument", "`\(arguments.function)` needs an argument for `\(info.name)`",
        hint: "Add `\(info.name)=…`: \(info.meaning)")
    }
    guard let typed = try T.read(given.value) else {
      throw Fault(
        "call.argument-type",
        "`\(info.name)` of `\(arguments.function)` must be \(article(T.kindName)), but is "
          + described(given.value),
        hint: T.hint(for: given.value), argument: given.index)
    }
    if let limit, !limit.holds(typed) {
      throw Fault(
        "call.argument-range",
        "`\(info.name)` of `\(arguments.function)` must be \(limit.text), but is "
          + given.value.literal,
        hint: advice(arguments.function, given.value), argument: given.index)
    }
    return typed
  }

  /// Whether a value is of the parameter's type and within its limits.
  func accepts(_ value: Value) -> Bool {
    guard let typed = try? T.read(value) else { return false }
    return limit.map { $0.holds(typed) } ?? true
  }

  /// What to write where a value is out of range.
  private func advice(_ function: String, _ value: Value) -> String {
    if let near = value.string.flatMap({ nearestName(to: $0, among: info.choices) }) {
      return "Did you mean \"\(near)\"?"
    }
    if let choice = info.choices.first { return "Write, for example, \"\(choice)\"." }
    if let fallback = info.fallback, fallback != "none" {
      return "Leave it out for the default, \(fallback)."
    }
    return "Read what `\(info.name)` means with `help(\(function))`."
  }

  private func described(_ value: Value) -> String {
    if case .none = value { return "none" }
    let literal = value.literal
    let shown = truncated(literal, to: 40)
    // `student of audio` names its type itself.
    if shown.hasPrefix(value.typeName + " ") { return "the \(shown)" }
    return "the \(value.typeName)" + (shown.isEmpty ? "" : " \(shown)")
  }
}

/// The plain-data view of a parameter.
public struct ParameterInfo: Sendable, Equatable {
  /// The name that calls write before `=`.
  public let name: String
  /// The name of the type.
  public let type: String
  /// One sentence.
  public let meaning: String
  /// The unit of a number, or "plain number" where it has none.
  public let unit: String?
  /// The default as it would be written, or `nil` when every call must give the argument.
  public let fallback: String?
  /// The condition, in words.
  public let limit: String?
  /// The only values allowed, where there are few.
  public let choices: [String]

  /// Name, type, unit and default, as in a signature.
  var declaration: String { name + ": " + measure + (fallback.map { " = \($0)" } ?? "") }

  /// The type and, where it has one, the unit; that `none` is allowed shows in the default.
  var measure: String {
    let none = " or none"
    let plain =
      fallback == "none" && type.hasSuffix(none) ? String(type.dropLast(none.count)) : type
    return plain + (unit.map { $0 == "plain number" ? "" : " in \($0)" } ?? "")
  }
}

/// A type's name with its article, unless it has one of its own.
public func article(_ name: String) -> String {
  // What has no singular, or no plural, takes no article.
  for word in ["none", "text", "numbers"] where name.hasPrefix(word) { return name }
  return ("aeiou".contains(name.first ?? "x") ? "an " : "a ") + name
}
