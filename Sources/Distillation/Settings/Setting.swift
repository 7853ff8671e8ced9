/// A choice that a formula leaves open, declared once: name, place, range and meaning.
///
/// The default is what the owner's `init()` gives the property. Checks, printing, the argument of the
/// builtin and its help follow from the declaration.
public struct Setting<Owner: Sendable>: Sendable {
  /// The name, as it is written in a call.
  public let name: String
  /// The values it may have.
  public let range: SettingRange
  /// What it does, in one sentence.
  public let summary: String
  private let place: Place

  private enum Place: Sendable {
    case number(any WritableKeyPath<Owner, Double> & Sendable)
    case whole(any WritableKeyPath<Owner, Int> & Sendable)
    case flag(any WritableKeyPath<Owner, Bool> & Sendable)
  }

  /// Declares a number.
  public init(
    _ name: String, _ place: any WritableKeyPath<Owner, Double> & Sendable,
    _ range: ClosedRange<Double>, _ summary: String
  ) {
    self.name = name
    self.range = .number(range)
    self.summary = summary
    self.place = .number(place)
  }

  /// Declares a whole number.
  public init(
    _ name: String, _ place: any WritableKeyPath<Owner, Int> & Sendable, _ range: ClosedRange<Int>,
    _ summary: String
  ) {
    self.name = name
    self.range = .whole(range)
    self.summary = summary
    self.place = .whole(place)
  }

  /// Declares a choice between yes and no.
  public init(
    _ name: String, _ place: any WritableKeyPath<Owner, Bool> & Sendable, _ summary: String
  ) {
    self.name = name
    range = .flag
    self.summary = summary
    self.place = .flag(place)
  }

  /// The value that an owner has.
  func value(of owner: Owner) -> SettingValue {
    switch place {
    case .number(let path): .number(owner[keyPath: path])
    case .whole(let path): .whole(owner[keyPath: path])
    case .flag(let path): .flag(owner[keyPath: path])
    }
  }

  /// Gives an owner a value; whether it is one that the setting may have.
  func assign(_ value: SettingValue, to owner: inout Owner) -> Bool {
    switch (place, range, value) {
    case (.number(let path), .number(let range), .number(let number)) where range.contains(number):
      owner[keyPath: path] = number
    case (.number(let path), .number(let range), .whole(let number))
    where range.contains(Double(number)):
      owner[keyPath: path] = Double(number)
    case (.whole(let path), .whole(let range), .whole(let number)) where range.contains(number):
      owner[keyPath: path] = number
    case (.flag(let path), _, .flag(let flag)): owner[keyPath: path] = flag
    default: return false
    }
    return true
  }
}
