import Diagnostics
import Testing

@Suite struct DecimalNumberTests {
  private func expectNearest(_ digits: UInt64, _ exponent: Int) {
    let expected = Double("\(digits)e\(exponent)")
    #expect(
      DecimalNumber.nearest(digits, exponent: exponent)?.bitPattern == expected?.bitPattern,
      "\(digits)e\(exponent)")
  }

  /// Digits of all lengths with all powers, against the standard library.
  @Test func randomNumbersAreTheNearest() {
    var state: UInt64 = 11
    for turn in 0..<60_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      expectNearest((state ^ state >> 29) >> UInt64(turn % 64), Int(state >> 40) % 55 - 27)
    }
  }

  /// Numbers in the middle of two doubles, which go to the even one, and their neighbours.
  @Test func middlesGoToTheEvenOne() {
    for place in UInt64(0)..<1000 {
      let odd = (1 << 53) + 2 * place + 1
      for middle in [odd, odd << 1, odd << 7, odd << 10] {
        for digits in [middle - 1, middle, middle + 1] {
          for exponent in [-27, -22, -3, 0, 1, 23, 27] { expectNearest(digits, exponent) }
        }
      }
    }
    // (2^54 + 2) · 5^n in tenths is in the middle of two doubles, so that a quotient has no rest.
    for power in 1...3 {
      let five = (0..<power).reduce(UInt64(1)) { product, _ in product * 5 }
      for place in UInt64(0)..<50 {
        let digits = ((1 << 53) + 2 * place + 1) * five
        for near in [digits - 1, digits, digits + 1] { expectNearest(near, -power) }
      }
    }
  }

  @Test func edges() {
    for digits: UInt64 in [0, 1, 5, 1 << 53, (1 << 53) + 1, .max - 1, .max] {
      for exponent in -27...27 { expectNearest(digits, exponent) }
    }
    #expect(DecimalNumber.nearest(1, exponent: 28) == nil)
    #expect(DecimalNumber.nearest(1, exponent: -28) == nil)
    #expect(DecimalNumber.nearest(1, exponent: .min) == nil)
    #expect(DecimalNumber.nearest(0, exponent: .max) == 0)
  }
}
