/// A number with a unit, such as `25ms`, held in the base unit of its dimension.
public struct Quantity: Sendable, Hashable {
  /// The base units: one for each dimension that the language knows.
  public enum Unit: String, Sendable, CaseIterable {
    /// Time.
    case second = "s"
    /// Frequency.
    case hertz = "Hz"
    /// A ratio of powers on a logarithmic scale.
    case decibel = "dB"
    /// An amount of data.
    case byte = "B"

    /// What messages call it, in the plural.
    public var name: String {
      switch self {
      case .second: "seconds"
      case .hertz: "hertz"
      case .decibel: "decibels"
      case .byte: "bytes"
      }
    }
  }

  /// The number, in the base unit.
  public let value: Double
  /// The base unit.
  public let unit: Unit

  /// Creates a quantity from a number in the base unit.
  public init(_ value: Double, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }
}
