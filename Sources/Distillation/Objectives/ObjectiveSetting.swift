/// A number that an objective's formula leaves open.
public struct ObjectiveSetting: Sendable, Hashable {
  /// Its name, as it is written in a call.
  public let name: String
  /// Its value.
  public let value: Double
  /// What it does, in one sentence.
  public let summary: String

  /// Creates a setting.
  public init(_ name: String, _ value: Double, _ summary: String) {
    self.name = name
    self.value = value
    self.summary = summary
  }
}
