import Foundation
import Tensors
import Testing

/// Double precision at the ends of the range, and beside the C library.
struct PortableDoubleTests {
  @Test func exponentialAtTheEndsOfItsRange() {
    #expect(Portable.exp(0) == 1)
    #expect(Portable.exp(.infinity) == .infinity)
    #expect(Portable.exp(-.infinity) == 0)
    #expect(Portable.exp(710) == .infinity)
    #expect(Portable.exp(709.78).isFinite)
    #expect(Portable.exp(-746) == 0)
    #expect(Portable.exp(-744) > 0)
    #expect(Portable.exp(.nan).isNaN)
  }

  @Test func logarithmAtTheEndsOfItsRange() {
    #expect(Portable.log(1) == 0)
    #expect(Portable.log(0) == -.infinity)
    #expect(Portable.log(-1).isNaN)
    #expect(Portable.log(.infinity) == .infinity)
    #expect(Portable.log(.leastNonzeroMagnitude) == log(.leastNonzeroMagnitude))
    #expect(Portable.log1p(1e-300) == 1e-300)
    #expect(Portable.log1p(-1) == -.infinity)
  }

  @Test func logarithmNearOneIsAccurate() {
    var stream = RandomKey(3).stream()
    for _ in 0..<20_000 {
      let x =
        (stream.uniform() - 0.5)
        * Double(sign: .plus, exponent: -stream.integer(below: 50), significand: 1)
      let own = Portable.log1p(x)
      #expect(abs(own - log1p(x)) <= 2 * own.ulp)
    }
  }
}
