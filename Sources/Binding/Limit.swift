import Diagnostics

/// A condition on an argument, with the words that help and errors use for it.
public struct Limit<T: Sendable>: Sendable {
  /// What the argument must be: `from 1 to 512`.
  public let text: String
  /// The only values allowed, where there are few: offered by completion.
  public let choices: [String]
  /// Whether a value keeps the condition.
  public let holds: @Sendable (T) -> Bool

  /// Creates a condition from its words and its check.
  public init(_ text: String, choices: [String] = [], _ holds: @escaping @Sendable (T) -> Bool) {
    self.text = text
    self.choices = choices
    self.holds = holds
  }
}

extension Limit where T: Comparable {
  /// At least `low`.
  public static func atLeast(_ low: T) -> Limit { Limit("at least \(words(low))") { $0 >= low } }
  /// More than `low`.
  public static func above(_ low: T) -> Limit { Limit("more than \(words(low))") { $0 > low } }
  /// From one bound to the other, both included.
  public static func within(_ range: ClosedRange<T>) -> Limit {
    Limit("from \(words(range.lowerBound)) to \(words(range.upperBound))") { range.contains($0) }
  }

  private static func words(_ bound: T) -> String {
    (bound as? Double).map(decimal) ?? "\(bound)"
  }
}

extension Limit where T == String {
  /// One of a few words.
  public static func oneOf(_ words: String...) -> Limit { oneOf(words) }
  /// One of a few words.
  public static func oneOf(_ words: [String]) -> Limit {
    let list = words.map { "\"\($0)\"" }
    let text =
      list.count < 2
      ? list.joined() : list.dropLast().joined(separator: ", ") + " or " + list[list.count - 1]
    return Limit(text, choices: words) { words.contains($0) }
  }
}

extension Limit {
  /// The same condition on a value that may be absent.
  public static func ifGiven<Wrapped: Sendable>(_ limit: Limit<Wrapped>) -> Limit
  where T == Wrapped? {
    Limit(limit.text, choices: limit.choices) { $0.map(limit.holds) ?? true }
  }
}
