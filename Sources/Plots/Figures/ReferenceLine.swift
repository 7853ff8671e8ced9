/// A line to compare the data with.
public struct ReferenceLine: Sendable, Hashable, Codable {
  /// Where a reference line runs.
  public enum Direction: Sendable, Hashable, Codable {
    /// At one value of the vertical axis.
    case horizontal(Double)
    /// At one value of the horizontal axis.
    case vertical(Double)
    /// Where both axes have the same value.
    case diagonal
  }

  /// Where the line runs.
  public let direction: Direction
  /// What the line stands for.
  public let label: String?

  /// Creates a reference line.
  public init(_ direction: Direction, _ label: String? = nil) {
    self.direction = direction
    self.label = label
  }

  /// The value at which a horizontal or vertical line stands.
  var place: Double? {
    switch direction {
    case .horizontal(let value), .vertical(let value): value
    case .diagonal: nil
    }
  }
}
