/// The value of a setting: a number, a whole number, or yes or no.
public enum SettingValue: Sendable, Hashable {
  /// A number.
  case number(Double)
  /// A whole number.
  case whole(Int)
  /// Yes or no.
  case flag(Bool)
}

extension SettingValue: CustomStringConvertible {
  /// The value as a call spells it: `0.5`, `128`, `false`.
  public var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .whole(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    }
  }
}

extension SettingValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .whole(value) }
  /// Yes or no.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}
