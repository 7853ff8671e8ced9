extension JSONParser {
  /// A number as the grammar has it; the nearest Double, if that is finite.
  mutating func number() -> Double? {
    let start = position
    let isNegative = takeByte("-")
    var digits: UInt64 = 0
    let whole = takeDigits(into: &digits)
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { return nil }
    var places = 0
    if takeByte(".") {
      places = takeDigits(into: &digits)
      guard places > 0 else { return nil }
    }
    var exponent = -places
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      guard let power = takeExponent() else { return nil }
      exponent += power
    }
    if whole + places <= DecimalNumber.mostDigits,
      let size = DecimalNumber.nearest(digits, exponent: exponent)
    {
      return isNegative ? -size : size
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      number.isFinite
    else { return nil }
    return number
  }

  /// Moves over digits, which `number` goes on with; how many there were.
  ///
  /// More than ``DecimalNumber/mostDigits`` may overflow, which does not trap.
  private mutating func takeDigits(into number: inout UInt64) -> Int {
    let start = position
    var place = start
    while place < bytes.count, bytes[place] &- 48 < 10 {
      number = number &* 10 &+ UInt64(bytes[place] &- 48)
      place += 1
    }
    position = place
    return place - start
  }

  /// Moves over an exponent with its letter; what is beyond any Double may be any number that is, too.
  private mutating func takeExponent() -> Int? {
    position += 1
    let isNegative = takeByte("-")
    if !isNegative { takeByte("+") }
    let start = position
    var power = 0
    while position < bytes.count, bytes[position] &- 48 < 10 {
      power = min(power * 10 + Int(bytes[position] &- 48), 1_000_000)
      position += 1
    }
    guard position > start else { return nil }
    return isNegative ? -power : power
  }
}
