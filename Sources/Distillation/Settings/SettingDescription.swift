/// A setting as plain data: what an argument of a builtin, and its help, are made of.
public struct SettingDescription: Sendable, Hashable {
  /// The name, as it is written in a call.
  public let name: String
  /// The values it may have.
  public let range: SettingRange
  /// The value it has: in a description made by `init()`, the default.
  public let value: SettingValue
  /// What it does, in one sentence.
  public let summary: String
}
