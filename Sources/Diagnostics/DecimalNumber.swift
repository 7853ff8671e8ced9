/// Whole digits times a power of ten, as the nearest Double, ties to the even one.
///
/// Where digits and power are both doubles, one multiplication or division rounds once (W. D. Clinger, "How
/// to read floating point numbers accurately", PLDI 1990). Otherwise digits and power of five are whole
/// numbers of 64 bits: their product, or their quotient and whether a rest remains, is exact, and is rounded.
public enum DecimalNumber {
  /// The digits that always fit into 64 bits.
  public static let mostDigits = 19

  /// `digits` · 10^`exponent`; `nil` beyond powers of 27, which says nothing about the number.
  public static func nearest(_ digits: UInt64, exponent: Int) -> Double? {
    if digits <= 1 << 53, (-22...22).contains(exponent) {
      let size = Double(digits)
      return exponent < 0 ? size / powerOfTen(-exponent) : size * powerOfTen(exponent)
    }
    if digits == 0 { return 0 }
    guard (-27...27).contains(exponent) else { return nil }
    let power = powerOfFive(abs(exponent))
    return exponent < 0
      ? quotient(digits, power, exponent: exponent) : product(digits, power, exponent: exponent)
  }

  /// `a` · `b` · 2^`exponent`.
  private static func product(_ a: UInt64, _ b: UInt64, exponent: Int) -> Double {
    let (high, low) = a.multipliedFullWidth(by: b)
    guard high > 0 else { return rounded(low, hasRest: false, exponent: exponent) }
    // The bits that count, and whether any below them is set.
    let shift = high.leadingZeroBitCount
    let top = shift == 0 ? high : high << UInt64(shift) | low >> UInt64(64 - shift)
    return rounded(top, hasRest: low << UInt64(shift) != 0, exponent: exponent + 64 - shift)
  }

  /// `a` / `b` · 2^`exponent`, for numbers above 0.
  private static func quotient(_ a: UInt64, _ b: UInt64, exponent: Int) -> Double {
    // With the first bits of both in place, the quotient has 63 or 64 bits.
    let (shiftA, shiftB) = (a.leadingZeroBitCount, b.leadingZeroBitCount)
    let dividend = a << UInt64(shiftA)
    let (quotient, rest) = (b << UInt64(shiftB)).dividingFullWidth((dividend >> 1, dividend << 63))
    return rounded(quotient, hasRest: rest != 0, exponent: exponent + shiftB - shiftA - 63)
  }

  /// (`bits` + a rest below 1) · 2^`exponent`, far from the largest and the smallest doubles.
  ///
  /// A rest counts only where bits are lost: there are at least 63 then, and the last is none that is kept.
  private static func rounded(_ bits: UInt64, hasRest: Bool, exponent: Int) -> Double {
    // Double(bits) rounds to the nearest; the last bit stands for all that is less.
    let whole = Double(hasRest ? bits | 1 : bits)
    return whole * powerOfTwo(exponent)
  }

  /// The powers of ten that a Double holds exactly; a table that needs no check whether it is there.
  @inline(__always)
  private static func powerOfTen(_ exponent: Int) -> Double {
    switch exponent {
    case 0: 1
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    case 7: 1e7
    case 8: 1e8
    case 9: 1e9
    case 10: 1e10
    case 11: 1e11
    case 12: 1e12
    case 13: 1e13
    case 14: 1e14
    case 15: 1e15
    case 16: 1e16
    case 17: 1e17
    case 18: 1e18
    case 19: 1e19
    case 20: 1e20
    case 21: 1e21
    default: 1e22
    }
  }

  /// 5^`exponent`, at most 5^27, which has 63 bits.
  private static func powerOfFive(_ exponent: Int) -> UInt64 {
    // A power of ten without its twos; a Double, so that the table above is the only one.
    let known = min(exponent, 22)
    var power = UInt64(powerOfTen(known) * powerOfTwo(-known))
    for _ in known..<exponent { power &*= 5 }
    return power
  }

  /// 2^`exponent`, from -1022 to 1023.
  @inline(__always)
  private static func powerOfTwo(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(1023 + exponent) << 52)
  }
}
