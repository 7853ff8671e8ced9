/// A function of the language with what it has captured.
final class FunctionObject: Object, @unchecked Sendable {
  let code: FunctionCode
  let captures: Captures

  init(_ code: FunctionCode, captures: Captures) {
    self.code = code
    self.captures = captures
    super.init(.function, nesting: captures.nesting)
  }

  static func areSame(_ a: Object, _ b: Object) -> Bool {
    guard let a = Value.object(a).object(of: .function, as: FunctionObject.self),
      let b = Value.object(b).object(of: .function, as: FunctionObject.self)
    else { return false }
    if a === b { return true }
    return a.code.tokens == b.code.tokens && a.captures.tokens == b.captures.tokens
      && a.captures.names == b.captures.names
      && zip(a.captures.values, b.captures.values).allSatisfy { Value.areEqual($0, $1) }
  }

  static func digest(_ object: Object, into digest: inout Digest) {
    guard let function = Value.object(object).object(of: .function, as: FunctionObject.self) else {
      return
    }
    digest.combine(function.code.tokens)
    digest.combine(function.captures.tokens)
    digest.combine(function.captures.values.count)
    for (name, value) in zip(function.captures.names, function.captures.values) {
      digest.combine(name)
      value.digest(into: &digest)
    }
  }
}

/// Captured values, shared by functions that were declared one after another, and held in slot 0 of
/// the frame while one of them runs. The defaults of parameters are among them.
final class Captures: Object, @unchecked Sendable {
  let values: [Value]
  /// What each of them is called in the functions; nothing for a default. The same tokens may capture
  /// other names where one of them is bound and another is not.
  let names: [String]
  /// The tokens of all these functions.
  let tokens: [UInt8]

  init(_ values: [Value], names: [String], tokens: [UInt8]) {
    self.values = values
    self.names = names
    self.tokens = tokens
    super.init(.captures, nesting: values.isEmpty ? 0 : values.containerNesting)
  }
}
