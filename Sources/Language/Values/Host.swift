/// What a program can reach outside itself.
public protocol Host: AnyObject, Sendable {
  /// Shows a value in between, as `show(x)` asks.
  func show(_ value: Value, in evaluation: Evaluation) throws
  /// Whether the person has asked to stop.
  var isInterrupted: Bool { get }
  /// How many bytes a program takes before it asks for more.
  var memoryQuantum: Int { get }
  /// Throws where a program must not hold `bytes` more than it does.
  func requireMemory(_ bytes: Int) throws
}

extension Host {
  /// 16 MiB, which take far longer to fill than to ask for.
  public var memoryQuantum: Int { 16 << 20 }

  /// No limit.
  public func requireMemory(_ bytes: Int) throws {}
}
