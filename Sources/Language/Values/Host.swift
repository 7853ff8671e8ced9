/// What a program can reach outside itself.
public protocol Host: AnyObject, Sendable {
  /// Shows a value in between, as `show(x)` asks.
  func show(_ value: Value, in evaluation: Evaluation) throws
  /// Whether the person has asked to stop.
  var isInterrupted: Bool { get }
}
