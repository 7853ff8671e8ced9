public import Diagnostics

/// How tensors, datasets, networks, runs and figures enter the language, which knows none of them.
///
/// Foreign values are immutable.
public protocol Foreign: Sendable {
  /// What messages call the type, such as `tensor`.
  var typeName: String { get }
  /// The value in one line.
  var summary: String { get }
  /// The best form, which may have several lines.
  func display(_ presentation: Presentation) -> String
  /// The names of the fields that ``field(_:)`` knows.
  var fieldNames: [String] { get }
  /// The value of a field, or nothing if there is no such field.
  func field(_ name: String) throws -> Value?
  /// The bytes of memory that the value holds, where it can be large.
  var byteCount: Int { get }
  /// The number of elements, for `len` and iteration, or nothing if it has none.
  var count: Int? { get }
  /// The element or part that subscripts select, or nothing if it cannot be subscripted so.
  func element(_ subscripts: [Subscript]) throws -> Value?
  /// The result of an operation with another value, or nothing if it is not defined.
  func operate(_ op: BinaryOperator, with other: Value, onLeft: Bool) throws -> Value?
  /// The same for a program that may be stopped meanwhile; what takes long asks `evaluation`.
  func operate(
    _ op: BinaryOperator, with other: Value, onLeft: Bool, in evaluation: Evaluation
  ) throws -> Value?
  /// The value with its sign changed, or nothing if that is not defined.
  func negated() throws -> Value?
  /// Adds everything that tells this value from others.
  func digest(into digest: inout Digest)
  /// Whether another foreign value is the same.
  func isEqual(to other: any Foreign) -> Bool
}

extension Foreign {
  /// The summary.
  public func display(_ presentation: Presentation) -> String { summary }
  /// No fields.
  public var fieldNames: [String] { [] }
  /// No fields.
  public func field(_ name: String) throws -> Value? { nil }
  /// Small.
  public var byteCount: Int { 0 }
  /// No elements.
  public var count: Int? { nil }
  /// No elements.
  public func element(_ subscripts: [Subscript]) throws -> Value? { nil }
  /// No operations.
  public func operate(_ op: BinaryOperator, with other: Value, onLeft: Bool) throws -> Value? {
    nil
  }
  /// An operation that takes no time.
  public func operate(
    _ op: BinaryOperator, with other: Value, onLeft: Bool, in evaluation: Evaluation
  ) throws -> Value? {
    try operate(op, with: other, onLeft: onLeft)
  }
  /// No negation.
  public func negated() throws -> Value? { nil }
}
