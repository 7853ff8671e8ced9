import Binding
import Diagnostics
import Language

/// A number in one unit: a quantity of that unit, or a plain number that is taken to be in it.
protocol Measure: Bindable, Comparable, CustomStringConvertible {
  /// The unit.
  static var unit: Quantity.Unit { get }
  /// How one is written, for hints.
  static var sample: String { get }
  /// The number in the unit.
  var amount: Double { get }
  init(_ amount: Double)
}

extension Measure {
  static func read(_ value: Value) -> Self? {
    if let number = value.number { return Self(number) }
    guard let quantity = value.quantity, quantity.unit == unit else { return nil }
    return Self(quantity.value)
  }

  static func hint(for value: Value) -> String? {
    "Write it with its unit, such as `\(sample)`; a plain number is in \(unit.name)."
  }

  var value: Value { .quantity(Quantity(amount, Self.unit)) }
  var description: String { value.literal }
  static func < (a: Self, b: Self) -> Bool { a.amount < b.amount }
}

/// A length of time.
struct TimeSpan: Measure {
  let amount: Double
  init(_ amount: Double) { self.amount = amount }

  static var kindName: String { "duration" }
  static var unit: Quantity.Unit { .second }
  static var sample: String { "25ms" }

  /// The nearest number of samples, at least 1.
  func samples(rate: Int) -> Int {
    let count = (amount * Double(rate)).rounded()
    return count >= 1 ? Int(exactly: count) ?? .max : 1
  }
}

/// Cycles or samples a second.
struct Frequency: Measure {
  let amount: Double
  init(_ amount: Double) { self.amount = amount }

  static var kindName: String { "frequency" }
  static var unit: Quantity.Unit { .hertz }
  static var sample: String { "16kHz" }

  /// The frequency as a sample rate.
  ///
  /// Throws `audio.rate` where it is not whole.
  func rate() throws(Fault) -> Int {
    guard let rate = Int(exactly: amount) else {
      throw Fault("audio.rate", "a sample rate must be a whole number of hertz, but is \(amount)")
    }
    return rate
  }
}

/// A ratio of powers.
struct Decibels: Measure {
  let amount: Double
  init(_ amount: Double) { self.amount = amount }

  static var kindName: String { "level" }
  static var unit: Quantity.Unit { .decibel }
  static var sample: String { "10dB" }
}
