import Testing

@testable import Tensors

/// Results of exact mode as digests that must be the same on every machine.
@Suite struct ExactBitsTests {
  private let x = RandomKey(1).uniforms(4099).map { 40 * $0 - 20 }

  @Test func randomNumbers() {
    #expect(digest(RandomKey(1).uniforms(1000)) == "2615c202b4e058d3")
    #expect(digest(RandomKey(1).normals(1000)) == "16d6b4380276cc36")
    #expect(RandomKey(1).permutation(10) == [3, 7, 4, 1, 9, 2, 8, 6, 0, 5])
    #expect(RandomKey(1).child("order").child(3).bits == 2_944_293_086_279_833_271)
  }

  @Test(arguments: [
    (UnaryFunction.exponential, "e01cd61b196eeac9"), (.logarithm, "37403628308ebb8e"),
    (.hyperbolicTangent, "6a1a9f7af20e1f82"), (.sigmoid, "1668c0fadfeb8843"),
    (.gaussianErrorLinear, "7f15b8e3779b467e"), (.squareRoot, "7857c552e90ad669"),
  ])
  func functions(_ function: UnaryFunction, _ expected: String) {
    let inputs = function == .logarithm || function == .squareRoot ? x.map(\.magnitude) : x
    var out = inputs
    function.apply(inputs, &out, count: inputs.count)
    #expect(digest(out) == expected, "\(function)")
  }

  @Test func products() {
    var c = [Float](repeating: 0, count: 70 * 50)
    MatrixProduct(rows: 70, columns: 50, depth: 300).compute(
      RandomKey(1).normals(70 * 300), RandomKey(2).normals(300 * 50), &c, .exact)
    #expect(digest(c) == "83077808105c376c")
  }
}
