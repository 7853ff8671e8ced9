/// What went wrong, in words, before anyone knows where in a source text.
///
/// Every target throws faults; the interpreter turns one that reaches it into a ``Diagnostic`` by
/// adding the place. A fault carries rendered words, never live values.
public struct Fault: Error, Sendable, Hashable {
  /// A stable code, `area.problem`, such as `shape.mismatch`.
  public let code: String
  /// One sentence: what must be which rule, but is what.
  public let message: String
  /// One imperative sentence that says what to do, if there is something sensible to say.
  public let hint: String?
  /// The name of the parameter whose argument is to blame, if one is.
  public var parameter: String?
  /// The position, from 0, of the argument to blame, in the order in which the call wrote them.
  public var argument: Int?
  /// The text that is to blame, such as a name that does not exist, where whoever throws cannot know
  /// through which argument it came.
  public var subject: String?

  /// Creates a fault.
  public init(
    _ code: String, _ message: String, hint: String? = nil, parameter: String? = nil,
    argument: Int? = nil, subject: String? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.parameter = parameter
    self.argument = argument
    self.subject = subject
  }
}

extension Fault: CustomStringConvertible {
  /// The fault as plain text, for messages that have no source to point into.
  public var description: String {
    "error[\(code)]: \(message)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}
