/// The exact decimal digits of a finite `Double`, and correct rounding of them.
///
/// A double is a whole number times a power of two, so its decimal expansion ends (after at most
/// 767 digits); digits are computed with whole-number arithmetic only and are the same everywhere.
struct DecimalDigits {
  /// Whether the number is below zero.
  var isNegative: Bool
  /// Digits from the most significant, without leading zeros; empty for zero.
  var digits: [UInt8]
  /// The number is `0.d₀d₁d₂… × 10^point`.
  var point: Int

  /// The exact digits of a finite value; a value that is not finite has none.
  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    point = 0
    guard value.isFinite, value != 0 else { return }
    var significand = value.significandBitPattern
    var exponent = Int(value.exponentBitPattern) - 1075
    if value.isNormal { significand |= 1 << 52 } else { exponent += 1 }
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt64(zeros)
    exponent += zeros
    var limbs = Self.limbs(significand)
    // m × 2^-e is m × 5^e with the point moved by e places.
    Self.multiply(&limbs, by: exponent < 0 ? 5 : 2, times: abs(exponent))
    digits = Self.decimals(limbs)
    point = digits.count + min(0, exponent)
    trim()
  }

  /// Rounds to a number of digits after the decimal point (before it, where negative).
  mutating func round(places: Int, _ rounding: NumberFormat.Rounding) {
    round(count: point + places, rounding)
  }

  /// Rounds to a number of significant digits.
  mutating func round(count: Int, _ rounding: NumberFormat.Rounding) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let next = digits[count]
    let isTie = next == 5 && digits.count == count + 1
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let goesUp = isTie ? rounding == .halfAway || isOdd : next >= 5
    digits.removeLast(digits.count - count)
    if goesUp { increment() }
    trim()
  }

  /// The digit that stands for `10^position`; zero outside the digits that are kept.
  func digit(at position: Int) -> UInt8 {
    let index = point - 1 - position
    return digits.indices.contains(index) ? digits[index] : 0
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    point += 1
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Whole numbers in base 10⁹, the least significant limb first.
  private static func limbs(_ value: UInt64) -> [UInt64] {
    var rest = value
    var out: [UInt64] = []
    while rest > 0 {
      out.append(rest % 1_000_000_000)
      rest /= 1_000_000_000
    }
    return out
  }

  private static func multiply(_ limbs: inout [UInt64], by base: UInt64, times: Int) {
    // The largest powers of 2 and 5 whose product with a limb and a carry fits into 64 bits.
    let step = base == 2 ? 30 : 13
    var left = times
    while left > 0 {
      var factor: UInt64 = 1
      for _ in 0..<min(step, left) { factor *= base }
      left -= step
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = limbs[index] * factor + carry
        limbs[index] = product % 1_000_000_000
        carry = product / 1_000_000_000
      }
      while carry > 0 {
        limbs.append(carry % 1_000_000_000)
        carry /= 1_000_000_000
      }
    }
  }

  private static func decimals(_ limbs: [UInt64]) -> [UInt8] {
    var out: [UInt8] = []
    for (place, limb) in limbs.reversed().enumerated() {
      var digits: [UInt8] = []
      var rest = limb
      while rest > 0 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
      if place > 0 { digits += [UInt8](repeating: 0, count: 9 - digits.count) }
      out += digits.reversed()
    }
    return out
  }
}
