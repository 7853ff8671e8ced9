/// Evaluation ended because it was told to, not because the program is wrong.
public struct Interruption: Error, Sendable, Hashable {
  /// Why evaluation ended.
  public enum Reason: String, Sendable {
    /// The person asked to stop.
    case interrupted
    /// The time allowed for the cell is over.
    case timeout
  }

  /// Why evaluation ended.
  public let reason: Reason

  /// Creates an interruption.
  public init(_ reason: Reason) { self.reason = reason }
}
