/// What all values of one function expression share.
final class FunctionCode: @unchecked Sendable {
  /// The declared name, or nothing for a lambda.
  let name: String?
  /// The signature as it would be written, such as `blend(a, b, w=0.5)`.
  let signature: String
  /// The tokens of the whole function, for digests and equality.
  let tokens: [UInt8]

  init(name: String?, signature: String, tokens: [UInt8]) {
    self.name = name
    self.signature = signature
    self.tokens = tokens
  }
}
