import Diagnostics

/// What all values of one function expression share.
final class FunctionCode: @unchecked Sendable {
  struct Parameter: Sendable {
    /// The name by which calls give it; nothing for a pattern.
    let name: String?
    /// The place of its default among the captured values, if it has one.
    var defaultIndex: Int?
  }

  /// The declared name, or nothing for a lambda.
  let name: String?
  /// The signature as it would be written, such as `blend(a, b, w=0.5)`.
  let signature: String
  /// The tokens of the whole function, for digests and equality.
  let tokens: [UInt8]
  let source: SourceText
  /// Where its calls stand, for random keys: its cell and the ordinal of its last call.
  let site: CallSite
  /// How many functions with the same tokens its cell declares before it.
  @exclusivity(unchecked) var twin = 0
  /// Set once the parameters' defaults have places.
  @exclusivity(unchecked) var parameters: [Parameter]
  /// How many parameters have no default.
  let requiredCount: Int
  /// The number of slots: captures, parameters, variables.
  @exclusivity(unchecked) var slots = 1
  /// Set once the body is built; it may call the function itself.
  @exclusivity(unchecked) var body = Node()
  /// Whether the body or a default needs the captured values in slot 0.
  @exclusivity(unchecked) var usesCaptures = false

  init(_ function: FunctionSyntax, source: SourceText, cell: String) {
    name = function.name
    self.source = source
    site = CallSite(cell: cell, ordinal: function.lastCall)
    tokens = function.tokens
    parameters = function.parameters.map { Parameter(name: $0.name, defaultIndex: nil) }
    requiredCount = function.parameters.count { $0.defaultValue == nil }
    let words = function.parameters.map { parameter in
      let pattern = source.string(parameter.pattern.span.range)
      guard let value = parameter.defaultValue else { return pattern }
      return pattern + "=" + truncated(source.string(value.span.range), to: 20)
    }
    signature = function.signature(words)
  }

  /// What messages call the function.
  var described: String { name.map { "`\($0)`" } ?? "the function" }
}

extension FunctionSyntax {
  /// The signature with the parameters in words.
  func signature(_ words: [String]) -> String {
    if let name { return "\(name)(\(words.joined(separator: ", ")))" }
    return words.count == 1 ? "\(words[0]) -> …" : "(\(words.joined(separator: ", "))) -> …"
  }
}
