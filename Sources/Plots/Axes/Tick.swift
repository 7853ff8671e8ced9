/// A marked value of an axis.
struct Tick: Sendable, Hashable {
  let value: Double
  let label: String
}

/// A number that is exactly `units × 10^exponent`, so that ticks are labelled without rounding.
struct DecimalStep: Sendable, Hashable {
  let units: Int
  let exponent: Int

  var value: Double {
    // Division by a positive power is correctly rounded where multiplication is not.
    exponent < 0 && exponent >= -308
      ? Double(units) / powerOfTen(-exponent) : Double(units) * powerOfTen(exponent)
  }

  /// The number with `-exponent` decimals, as a percentage where asked.
  func plain(percent: Bool) -> String {
    let exponent = percent ? exponent + 2 : exponent
    let digits = String(units.magnitude)
    let sign = units < 0 ? "-" : ""
    let suffix = percent ? "%" : ""
    if exponent >= 0 {
      return sign + digits + (units == 0 ? "" : String(repeating: "0", count: exponent)) + suffix
    }
    let places = -exponent
    let filled = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + filled.dropLast(places) + "." + filled.suffix(places) + suffix
  }

  /// The number as mantissa and power of ten, where that is not 0: `2.5e-7`.
  func scientific() -> String {
    guard units != 0 else { return "0" }
    var digits = String(units.magnitude)
    let power = exponent + digits.count - 1
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let fraction = digits.dropFirst()
    return (units < 0 ? "-" : "") + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
      + (power == 0 ? "" : "e\(power)")
  }

  /// Ticks labelled in one way: plain where that stays short, else with powers of ten.
  static func ticks(_ steps: [DecimalStep], percent: Bool) -> [Tick] {
    let largest = steps.map { $0.value.magnitude }.max() ?? 0
    let finest = steps.filter { $0.units != 0 }.map(\.exponent).min() ?? 0
    let isPlain = largest < 1e6 && finest >= -6
    return steps.map {
      Tick(value: $0.value, label: isPlain ? $0.plain(percent: percent) : $0.scientific())
    }
  }
}
