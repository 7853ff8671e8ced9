import Diagnostics

/// Decimal numbers from bytes, correctly rounded, at about 15 ns each.
///
/// Numbers of at most 19 digits and a small exponent are computed exactly by ``DecimalNumber``. The rest goes
/// to the standard library.
public enum NumberParser {
  /// The number that fills `range`, spaces around it allowed; `nil` if it is none.
  public static func double(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    bytes.withUnsafeBufferPointer { double($0, range) }
  }

  /// The number that fills `range`, spaces around it allowed; `nil` if it is none.
  public static func float(_ bytes: [UInt8], _ range: Range<Int>) -> Float? {
    bytes.withUnsafeBufferPointer { float($0, range) }
  }

  /// The number that fills `range`, spaces around it allowed; `nil` if it is none.
  public static func double(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Double? {
    let range = trimmed(bytes, range.clamped(to: 0..<bytes.count))
    if let decimal = Decimal(bytes, range), let value = decimal.double { return value }
    return text(bytes, range).flatMap { Double($0) }
  }

  /// The number that fills `range`, spaces around it allowed; `nil` if it is none.
  public static func float(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Float? {
    let range = trimmed(bytes, range.clamped(to: 0..<bytes.count))
    if let decimal = Decimal(bytes, range), let value = decimal.double {
      // Rounding twice differs from rounding once only if the first result lies halfway between
      // two floats; subnormal floats have other halves.
      let halfway = value.bitPattern & 0x1FFF_FFFF == 0x1000_0000
      if value == 0 || !halfway && value.magnitude > 0x1p-126 { return Float(value) }
    }
    return text(bytes, range).flatMap { Float($0) }
  }

  /// The number that `count` bytes spell in the plainest way: a minus perhaps, digits, a point perhaps and
  /// more digits, 15 in all at most, without a leading zero. `nil` says nothing about other bytes.
  public static func plain(_ bytes: UnsafePointer<UInt8>, count: Int) -> Double? {
    let isNegative = count > 0 && bytes[0] == 0x2D
    let first = isNegative ? 1 : 0
    guard count > first, count <= 17 else { return nil }
    if bytes[first] == 0x30, first + 1 < count, bytes[first + 1] &- 48 < 10 { return nil }
    var digits: UInt64 = 0
    var place = first
    while place < count, bytes[place] &- 48 < 10 {
      digits = digits &* 10 &+ UInt64(bytes[place] &- 48)
      place += 1
    }
    var (total, behind) = (place - first, 0)
    if place < count, total > 0, bytes[place] == 0x2E {
      place += 1
      behind = count - place
      while place < count, bytes[place] &- 48 < 10 {
        digits = digits &* 10 &+ UInt64(bytes[place] &- 48)
        place += 1
      }
      total += behind
    }
    guard place == count, total > 0, total <= 15 else { return nil }
    return DecimalNumber.nearest(digits, exponent: -behind).map { isNegative ? -$0 : $0 }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<
    Int
  > {
    var range = range
    while let first = range.first, bytes[first] == 32 || bytes[first] == 9 {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, bytes[last] == 32 || bytes[last] == 9 || bytes[last] == 13 {
      range = range.lowerBound..<last
    }
    return range
  }

  /// The text for the standard library, which would also take hexadecimal numbers.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
    bytes[range].contains { $0 | 32 == 120 } ? nil : String(decoding: bytes[range], as: UTF8.self)
  }

  /// Digits times a power of ten.
  private struct Decimal {
    private var digits: UInt64 = 0
    private var exponent = 0
    private var negative = false

    /// `nil` if the text is not a plain decimal number of at most 19 significant digits.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      var position = range.lowerBound
      let end = range.upperBound
      guard position < end else { return nil }
      if bytes[position] == 45 || bytes[position] == 43 {
        negative = bytes[position] == 45
        position += 1
      }
      var count = 0
      var sawDigit = false
      var sawPoint = false
      while position < end {
        let digit = bytes[position] &- 48
        if digit < 10 {
          sawDigit = true
          if digits != 0 || digit != 0 { count += 1 }
          guard count <= DecimalNumber.mostDigits else { return nil }
          digits = digits &* 10 &+ UInt64(digit)
          if sawPoint { exponent -= 1 }
        } else if bytes[position] == 46, !sawPoint {
          sawPoint = true
        } else {
          break
        }
        position += 1
      }
      guard sawDigit else { return nil }
      if position < end {
        guard bytes[position] | 32 == 101 else { return nil }
        position += 1
        var sign = 1
        if position < end, bytes[position] == 45 || bytes[position] == 43 {
          sign = bytes[position] == 45 ? -1 : 1
          position += 1
        }
        guard position < end, end - position <= 3 else { return nil }
        var power = 0
        while position < end {
          let digit = bytes[position] &- 48
          guard digit < 10 else { return nil }
          power = power * 10 + Int(digit)
          position += 1
        }
        exponent += sign * power
      }
    }

    /// The value, if digits and exponent say it exactly enough.
    @inline(__always)
    var double: Double? {
      DecimalNumber.nearest(digits, exponent: exponent).map { negative ? -$0 : $0 }
    }
  }
}
