import Distillation
import Foundation
import Tensors
import Testing

/// Against the C library, whose double-precision functions are within one unit in the last place.
struct ElementaryTests {
  /// The distance in units in the last place.
  private func units(_ a: Double, _ b: Double) -> Double {
    a == b || (a.isNaN && b.isNaN) ? 0 : abs(a - b) / max(a.ulp, b.ulp)
  }

  @Test func exponentialIsWithinTwoUnits() {
    var worst = Worst()
    var stream = RandomKey(1).stream()
    for _ in 0..<200_000 {
      let x = stream.uniform() * 1_454 - 745
      worst.compare(units(Elementary.exp(x), exp(x)), 0, relative: false, "\(x)")
    }
    for _ in 0..<200_000 {
      let x = stream.uniform() * 4 - 2
      worst.compare(units(Elementary.exp(x), exp(x)), 0, relative: false, "\(x)")
    }
    #expect(worst.error <= 2, "\(worst)")
  }

  @Test func logarithmIsWithinTwoUnits() {
    var worst = Worst()
    var stream = RandomKey(2).stream()
    for _ in 0..<200_000 {
      let bits = stream.next() & 0x7FEF_FFFF_FFFF_FFFF
      let x = Double(bitPattern: bits)
      worst.compare(units(Elementary.log(x), log(x)), 0, relative: false, "\(x)")
    }
    for _ in 0..<200_000 {
      let x = stream.uniform() * 2
      worst.compare(units(Elementary.log(x), log(x)), 0, relative: false, "\(x)")
      let y = stream.uniform() - 0.5
      worst.compare(units(Elementary.log1p(y), log1p(y)), 0, relative: false, "log1p \(y)")
    }
    #expect(worst.error <= 3, "\(worst)")
  }

  @Test func specialValues() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.exp(709.78).isFinite)
    #expect(Elementary.exp(-746) == 0)
    #expect(Elementary.exp(-744) > 0)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(.leastNonzeroMagnitude) == log(.leastNonzeroMagnitude))
    #expect(Elementary.log1p(1e-300) == 1e-300)
    #expect(Elementary.log1p(-1) == -.infinity)
  }
}
