/// What a program may use before an ordinary error ends it.
public struct Limits: Sendable, Hashable {
  /// Loop iterations and calls in one cell.
  public var steps: Int
  /// Calls within calls.
  public var depth: Int
  /// Containers within containers.
  public var nesting: Int
  /// Items of one list.
  public var listCount: Int
  /// Bytes of one text.
  public var stringBytes: Int
  /// Seconds for one cell, or no bound.
  public var seconds: Double?

  /// Creates limits.
  public init(
    steps: Int = 1_000_000_000, depth: Int = 10_000, nesting: Int = 250,
    listCount: Int = 20_000_000, stringBytes: Int = 200_000_000, seconds: Double? = nil
  ) {
    self.steps = steps
    self.depth = depth
    self.nesting = nesting
    self.listCount = listCount
    self.stringBytes = stringBytes
    self.seconds = seconds
  }

  /// A billion steps, ten thousand nested calls, twenty million items, 200 MB of text, no clock.
  public static let standard = Limits()
}
