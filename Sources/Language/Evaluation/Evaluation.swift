import Diagnostics

/// The machine that runs programs: a value stack, counters and what natives may ask for.
///
/// One thread at a time uses it; another thread takes its own (``fork(seed:path:)``).
public final class Evaluation: @unchecked Sendable {
  /// What the program can reach outside itself.
  public var host: any Host
  /// The seed of the notebook.
  public var seed: UInt64
  /// The name of the cell that runs.
  public var cell: String
  /// What the program may use.
  public var limits: Limits

  init(host: any Host, seed: UInt64, cell: String, limits: Limits) {
    self.host = host
    self.seed = seed
    self.cell = cell
    self.limits = limits
  }

  /// Calls a function with any number of positional arguments.
  public func call(
    _ function: Value, _ arguments: [Value], named: [(String, Value)] = []
  ) throws -> Value {
    throw Fault("value.unsupported", "not written yet")
  }

  /// Throws when the person has asked to stop, when time is over or when too many steps were taken.
  public func checkpoint() throws {}

  /// The items of a list, range, text or foreign value with elements.
  public func items(of value: Value) throws -> [Value] { value.list ?? [] }

  /// A machine for another thread: its own stack and counters, the same host and limits.
  ///
  /// Random keys depend on `seed` and `path` instead of on this machine's, so they do not depend on
  /// which thread runs the work.
  public func fork(seed: UInt64, path: [Int]) -> Evaluation {
    Evaluation(host: host, seed: seed, cell: cell, limits: limits)
  }

  func randomKey(at site: CallSite) -> UInt64 { 0 }
}
