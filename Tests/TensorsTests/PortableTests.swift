import Foundation
import Testing

@testable import Tensors

/// The functions against the C library in double precision.
@Suite struct PortableTests {
  /// The worst error in units of the last place of single precision.
  private func worst(
    _ function: UnaryFunction, _ inputs: [Float], _ reference: (Double) -> Double
  ) -> Double {
    var out = [Float](repeating: 0, count: inputs.count)
    function.apply(inputs, &out, count: inputs.count)
    return zip(inputs, out).map { x, y in
      let expected = reference(Double(x))
      let unit = Double(max(Float(expected).magnitude, 0x1p-126).ulp)
      return abs(Double(y) - expected) / unit
    }.max() ?? 0
  }

  private func spread(_ range: ClosedRange<Float>, _ count: Int = 200_003) -> [Float] {
    RandomKey(1).uniforms(count).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * $0
    }
  }

  @Test func singlePrecisionIsWithinThreeUnits() {
    let errors = [
      ("exp", worst(.exponential, spread(-87...88.7), { Foundation.exp($0) })),
      ("log", worst(.logarithm, spread(0.001...100), { Foundation.log($0) })),
      ("log near 1", worst(.logarithm, spread(0.9...1.1), { Foundation.log($0) })),
      ("tanh", worst(.hyperbolicTangent, spread(-10...10), { Foundation.tanh($0) })),
      ("sigmoid", worst(.sigmoid, spread(-20...20), { 1 / (1 + Foundation.exp(-$0)) })),
      ("sqrt", worst(.squareRoot, spread(0...1e6), { $0.squareRoot() })),
    ]
    for (name, error) in errors { print("\(name): worst error \(error) units") }
    for (name, error) in errors {
      #expect(error <= (name == "sqrt" ? 0.5 : 3.1), "\(name)")
    }
  }

  @Test func extremesAreRight() {
    #expect(UnaryFunction.exponential(0) == 1)
    #expect(UnaryFunction.exponential(-200) == 0)
    #expect(UnaryFunction.exponential(-.infinity) == 0)
    #expect(UnaryFunction.exponential(89) == .infinity)
    #expect(UnaryFunction.exponential(88.5).isFinite)
    #expect(UnaryFunction.exponential(-100) > 0)
    #expect(UnaryFunction.exponential(.nan).isNaN)
    #expect(UnaryFunction.logarithm(1) == 0)
    #expect(UnaryFunction.logarithm(0) == -.infinity)
    #expect(UnaryFunction.logarithm(-1).isNaN)
    #expect(UnaryFunction.logarithm(.infinity) == .infinity)
    #expect(UnaryFunction.logarithm(.nan).isNaN)
    #expect(abs(UnaryFunction.logarithm(0x1p-140) + 97.04061) < 1e-4)
    #expect(UnaryFunction.hyperbolicTangent(100) == 1)
    #expect(UnaryFunction.hyperbolicTangent(-100) == -1)
    #expect(UnaryFunction.hyperbolicTangent(1e-30) == 1e-30)
    #expect(UnaryFunction.hyperbolicTangent(.nan).isNaN)
    #expect(UnaryFunction.sigmoid(-200) == 0)
    #expect(UnaryFunction.sigmoid(200) == 1)
    #expect(UnaryFunction.rectify(-3) == 0)
    #expect(UnaryFunction.rectify(.nan).isNaN)
  }

  /// A value does not depend on where in an array it stands.
  @Test(arguments: UnaryFunction.allCases)
  func everyLaneGivesTheSame(_ function: UnaryFunction) {
    let x = spread(0.1...3, 37)
    var out = [Float](repeating: 0, count: 37)
    function.apply(x, &out, count: 37)
    #expect(zip(x, out).allSatisfy { function($0).bitPattern == $1.bitPattern })
  }

  @Test func doublePrecisionIsWithinOneUnit() {
    let inputs = RandomKey(2).uniforms(20_000).map { Double($0) }
    func worst(_ pairs: [(Double, Double)]) -> Double {
      pairs.map { abs($0 - $1) / max($1.ulp, 0x1p-60) }.max() ?? 0
    }
    let errors = [
      worst(inputs.map { (Portable.exp($0 * 1400 - 700), Foundation.exp($0 * 1400 - 700)) }),
      worst(inputs.map { (Portable.log($0 * 1e6 + 1e-9), Foundation.log($0 * 1e6 + 1e-9)) }),
      worst(inputs.map { (Portable.sine(turns: $0 / 8), Foundation.sin($0 / 4 * .pi)) }),
      worst(inputs.map { (Portable.cosine(turns: $0 / 8), Foundation.cos($0 / 4 * .pi)) }),
    ]
    print("double precision: worst errors \(errors) units")
    #expect(errors[0] <= 1 && errors[1] <= 1)
    // The reference itself rounds its argument.
    #expect(errors[2] <= 2 && errors[3] <= 2)
    #expect(Portable.sine(turns: 0.5) == 0 && Portable.cosine(turns: 0.5) == -1)
    #expect(Portable.cosine(turns: 0.25) == 0 && Portable.sine(turns: -0.25) == -1)
    #expect(Portable.power(0.5, 10) == 0x1p-10 && Portable.power(2, -3) == 0.125)
    #expect(Portable.exp(710) == .infinity && Portable.exp(-746) == 0)
    #expect(Portable.log(0) == -.infinity && Portable.log(-1).isNaN)
  }
}
