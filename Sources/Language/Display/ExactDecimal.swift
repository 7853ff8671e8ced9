/// The decimal digits of a floating-point number, all of them, for correct rounding on any machine.
///
/// A finite number is m · 2ᵉ with a whole m. Where e is negative that equals m · 5⁻ᵉ · 10ᵉ, so a
/// product of whole numbers gives the digits exactly.
struct ExactDecimal {
  /// The digits without leading zeros; empty for zero.
  private(set) var digits: [UInt8]
  /// How many of the digits stand before the decimal point; may be negative or beyond the digits.
  private(set) var point: Int

  /// The digits of the magnitude of a finite number.
  init(_ value: Double) {
    guard value.isFinite, value != 0 else {
      digits = []
      point = 0
      return
    }
    var exponent = Int(value.exponentBitPattern) - 1075
    var mantissa = value.significandBitPattern
    if value.exponentBitPattern == 0 { exponent += 1 } else { mantissa |= 1 << 52 }
    let zeros = mantissa.trailingZeroBitCount
    mantissa >>= UInt64(zeros)
    exponent += zeros
    var limbs = [UInt32(truncatingIfNeeded: mantissa), UInt32(truncatingIfNeeded: mantissa >> 32)]
    Self.multiply(&limbs, by: exponent < 0 ? 5 : 2, times: abs(exponent))
    digits = Self.decimal(&limbs)
    point = digits.count + min(0, exponent)
  }

  /// The digits rounded to even at a number of decimals, at least `decimals + 1` of them.
  func rounded(toDecimals decimals: Int) -> (digits: [UInt8], point: Int) {
    rounded(keeping: point + decimals, decimals: decimals)
  }

  /// The digits rounded to a number of significant digits.
  func rounded(toDigits count: Int) -> (digits: [UInt8], point: Int) {
    if digits.isEmpty { return ([UInt8](repeating: 0, count: count), 1) }
    return rounded(keeping: count, decimals: count - point)
  }

  private func rounded(keeping count: Int, decimals: Int) -> (digits: [UInt8], point: Int) {
    var kept = Array(digits.prefix(max(0, count)))
    var place = point
    if count >= 0, count < digits.count {
      let next = digits[count]
      let isAbove = next > 5 || (next == 5 && digits[(count + 1)...].contains { $0 != 0 })
      let isOdd = kept.last.map { $0 & 1 == 1 } ?? false
      if isAbove || (next == 5 && isOdd) {
        var index = kept.count - 1
        while index >= 0, kept[index] == 9 {
          kept[index] = 0
          index -= 1
        }
        if index >= 0 {
          kept[index] += 1
        } else {
          kept.insert(1, at: 0)
          place += 1
        }
      }
    }
    // Zeros up to the last decimal, and before the point.
    if place <= 0 {
      kept.insert(contentsOf: [UInt8](repeating: 0, count: 1 - place), at: 0)
      place = 1
    }
    let wanted = place + max(0, decimals)
    if kept.count < wanted {
      kept.append(contentsOf: [UInt8](repeating: 0, count: wanted - kept.count))
    }
    return (Array(kept.prefix(max(wanted, 1))), place)
  }

  private static func multiply(_ limbs: inout [UInt32], by factor: UInt64, times count: Int) {
    // The largest power of the factor that fits a limb, as often as it goes.
    let (step, power): (Int, UInt64) = factor == 5 ? (13, 1_220_703_125) : (31, 1 << 31)
    var rest = count
    while rest > 0 {
      let taken = min(rest, step)
      var multiplier: UInt64 = 1
      if taken == step { multiplier = power } else { for _ in 0..<taken { multiplier *= factor } }
      var carry: UInt64 = 0
      for index in limbs.indices {
        carry += UInt64(limbs[index]) * multiplier
        limbs[index] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      if carry > 0 { limbs.append(UInt32(carry)) }
      rest -= taken
    }
  }

  private static func decimal(_ limbs: inout [UInt32]) -> [UInt8] {
    var reversed: [UInt8] = []
    while !limbs.isEmpty {
      var rest: UInt64 = 0
      for index in limbs.indices.reversed() {
        rest = rest << 32 | UInt64(limbs[index])
        limbs[index] = UInt32(rest / 1_000_000_000)
        rest %= 1_000_000_000
      }
      while limbs.last == 0 { limbs.removeLast() }
      for _ in 0..<9 {
        reversed.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }
}

/// A number with a fixed number of decimals, correctly rounded.
func fixedText(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return value.description }
  let (digits, point) = ExactDecimal(value).rounded(toDecimals: decimals)
  var text = String(decoding: digits[..<point].map { $0 + 48 }, as: UTF8.self)
  if decimals > 0 {
    text += "." + String(decoding: digits[point...].map { $0 + 48 }, as: UTF8.self)
  }
  return isNegative(value, digits) ? "-" + text : text
}

/// A number in scientific notation with a number of decimals, correctly rounded.
func scientificText(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return value.description }
  let exact = ExactDecimal(value)
  let (digits, point) = exact.rounded(toDigits: decimals + 1)
  var significant = digits.drop { $0 == 0 }
  if significant.isEmpty { significant = digits[...] }
  let kept = significant.prefix(decimals + 1).map { $0 + 48 }
  let leading = digits.count - significant.count
  let exponent = exact.digits.isEmpty ? 0 : point - leading - 1
  var text = String(decoding: kept.prefix(1), as: UTF8.self)
  if decimals > 0 { text += "." + String(decoding: kept.dropFirst(), as: UTF8.self) }
  let sign = exponent < 0 ? "-" : "+"
  text += "e\(sign)\(abs(exponent) < 10 ? "0" : "")\(abs(exponent))"
  return isNegative(value, digits) ? "-" + text : text
}

/// What rounds to zero has no sign.
private func isNegative(_ value: Double, _ digits: [UInt8]) -> Bool {
  value < 0 && digits.contains { $0 != 0 }
}
