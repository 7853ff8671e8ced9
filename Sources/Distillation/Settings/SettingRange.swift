import Diagnostics

/// The values that a setting may have, both bounds included.
public enum SettingRange: Sendable, Hashable {
  /// Numbers.
  case number(ClosedRange<Double>)
  /// Whole numbers.
  case whole(ClosedRange<Int>)
  /// Yes and no.
  case flag
}

extension SettingRange: CustomStringConvertible {
  /// `from 0.01 to 100`
  public var description: String {
    switch self {
    case .number(let range): "from \(decimal(range.lowerBound)) to \(decimal(range.upperBound))"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    }
  }
}
