public import Diagnostics

/// A description with settings, each declared once in ``settings``.
public protocol Configurable: Sendable {
  /// The name that calls and messages use.
  static var name: String { get }
  /// What can be chosen, in the order in which it is written.
  static var settings: [Setting<Self>] { get }
  /// Creates the description with default settings.
  init()
}

extension Configurable {
  /// Nothing can be chosen.
  public static var settings: [Setting<Self>] { [] }

  /// The settings and their present values as plain data.
  public var settings: [SettingDescription] {
    Self.settings.map {
      SettingDescription(
        name: $0.name, range: $0.range, value: $0.value(of: self), summary: $0.summary)
    }
  }

  /// The same with other settings.
  ///
  /// - Throws: `setting.unknown` for a name that there is not, and `setting.range`, naming the
  ///   setting, for a value that it may not have.
  public func with(_ values: [String: SettingValue]) throws(Fault) -> Self {
    var copy = self
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let setting = Self.settings.first(where: { $0.name == name }) else {
        throw Fault(
          "setting.unknown", "`\(Self.name)` has no setting `\(name)`",
          hint: suggestion(for: name, among: Self.settings.map(\.name), noun: "setting"))
      }
      guard setting.assign(value, to: &copy) else {
        throw Fault(
          "setting.range",
          "`\(name)` of `\(Self.name)` must be \(setting.range), but is \(value)", parameter: name)
      }
    }
    return copy
  }

  /// The settings as a call spells them: `["temperature=0.1", "width=128"]`.
  var writtenSettings: [String] { settings.map { "\($0.name)=\($0.value)" } }
}
