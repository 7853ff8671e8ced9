/// Numbers as short decimal text.
enum SignificantDigits {
  /// The number rounded to some significant digits, trailing zeros dropped.
  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    var exponent = 0
    var scaled = value.magnitude
    while scaled >= 10 {
      scaled /= 10
      exponent += 1
    }
    while scaled < 1 {
      scaled *= 10
      exponent -= 1
    }
    var unit = 1
    for _ in 1..<max(1, min(digits, 15)) { unit *= 10 }
    var mantissa = Int((scaled * Double(unit)).rounded())
    if mantissa >= unit * 10 {
      mantissa /= 10
      exponent += 1
    }
    let letters = Array(String(mantissa))
    let sign = value < 0 ? "-" : ""
    if exponent < -4 || exponent > 5 {
      let rest = trimmed(String(letters[1...]))
      return sign + String(letters[0]) + (rest.isEmpty ? "" : "." + rest) + "e\(exponent)"
    }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + trimmed(String(letters))
    }
    if exponent + 1 >= letters.count {
      return sign + String(letters) + String(repeating: "0", count: exponent + 1 - letters.count)
    }
    let rest = trimmed(String(letters[(exponent + 1)...]))
    return sign + String(letters[...exponent]) + (rest.isEmpty ? "" : "." + rest)
  }

  private static func trimmed(_ digits: String) -> String {
    var digits = digits
    while digits.last == "0" { digits.removeLast() }
    return digits
  }
}
