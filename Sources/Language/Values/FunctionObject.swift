/// A function of the language with what it has captured.
final class FunctionObject: Object, @unchecked Sendable {
  let code: FunctionCode
  /// The captured values, shared by functions that were declared one after another.
  let captures: Captures
  /// The values of the parameters' defaults, in the order of the parameters that have one.
  let defaults: [Value]

  init(_ code: FunctionCode, captures: Captures, defaults: [Value]) {
    self.code = code
    self.captures = captures
    self.defaults = defaults
    super.init(.function, nesting: max(captures.nesting, defaults.containerNesting))
  }

  static func areSame(_ a: Object, _ b: Object) -> Bool {
    guard let a = Value.object(a).object(of: .function, as: FunctionObject.self),
      let b = Value.object(b).object(of: .function, as: FunctionObject.self)
    else { return false }
    if a === b { return true }
    return a.code.tokens == b.code.tokens && a.captures.values.count == b.captures.values.count
      && zip(a.captures.values, b.captures.values).allSatisfy { Value.areEqual($0, $1) }
      && zip(a.defaults, b.defaults).allSatisfy { Value.areEqual($0, $1) }
  }

  static func digest(_ object: Object, into digest: inout Digest) {
    guard let function = Value.object(object).object(of: .function, as: FunctionObject.self) else {
      return
    }
    digest.combine(function.code.tokens)
    digest.combine(function.captures.values.count)
    for value in function.captures.values { value.digest(into: &digest) }
    for value in function.defaults { value.digest(into: &digest) }
  }
}

/// Captured values, held in slot 0 of the frame while a function that uses them runs.
final class Captures: Object, @unchecked Sendable {
  let values: [Value]

  init(_ values: [Value]) {
    self.values = values
    super.init(.captures, nesting: values.isEmpty ? 0 : values.containerNesting)
  }

  /// No values.
  static let empty = Captures([])
}
