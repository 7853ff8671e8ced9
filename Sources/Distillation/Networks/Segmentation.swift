public import Diagnostics

/// How a clip is cut into segments of equal length over time.
///
/// Segment k has the steps from k · hop on. What is left at the end and does not fill a segment is not
/// used.
public struct Segmentation: Sendable, Hashable {
  /// The number of time steps of a segment, 1 or more.
  public let steps: Int
  /// The number of time steps from the beginning of a segment to that of the next, 1 or more.
  public let hop: Int

  /// Creates a segmentation; without a hop, segments follow one another without a gap.
  ///
  /// Throws `segment.length` and `segment.hop`.
  public init(steps: Int, hop: Int? = nil) throws(Fault) {
    guard (1...1_000_000).contains(steps) else {
      throw Fault(
        "segment.length", "a segment must have 1 to 1000000 time steps, but has \(steps)",
        parameter: "segment")
    }
    let hop = hop ?? steps
    guard (1...1_000_000).contains(hop) else {
      throw Fault(
        "segment.hop", "the hop must be 1 to 1000000 time steps, but is \(hop)", parameter: "hop")
    }
    self.steps = steps
    self.hop = hop
  }

  /// The number of segments of a clip of so many steps; 0 where it is too short for one.
  public func count(of length: Int) -> Int { length < steps ? 0 : 1 + (length - steps) / hop }
}

extension Segmentation: CustomStringConvertible {
  /// `20 steps`, or `20 steps every 10`.
  public var description: String {
    counted(steps, "step") + (hop == steps ? "" : " every \(hop)")
  }
}
