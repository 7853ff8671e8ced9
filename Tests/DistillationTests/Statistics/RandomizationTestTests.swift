import Tensors
import Testing

@testable import Distillation

struct RandomizationTestTests {
  /// The share of ones.
  private static func share(_ answers: [Int]) -> Double {
    Double(answers.reduce(0, +)) / Double(answers.count)
  }

  private func p(_ a: [Int], _ b: [Int], groups: [Int]? = nil) throws -> Double {
    try RandomizationTest(
      a, b, groups: groups ?? Array(a.indices), key: RandomKey(1), metric: Self.share
    ).pValue
  }

  /// For a mean it is the sign-flip test of the differences.
  @Test func agreesWithTheSignFlipTest() throws {
    let a = [1, 1, 1, 0, 1, 1, 0, 1]
    let b = [0, 1, 0, 0, 0, 1, 1, 0]
    let flips = try SignFlipTest(differences: zip(a, b).map { Double($0 - $1) })
    #expect(abs(try p(a, b) - flips.pValue) < 1e-12)
  }

  @Test func equalAnswersDoNotDiffer() throws {
    #expect(try p([1, 0, 1], [1, 0, 1]) == 1)
  }

  @Test func fourGroupsCannotGoBelowAnEighth() throws {
    let groups = (0..<40).map { $0 / 10 }
    let ones = [Int](repeating: 1, count: 40)
    let zeros = [Int](repeating: 0, count: 40)
    #expect(try p(ones, zeros, groups: groups) == 0.125)
  }

  @Test func manyUnitsAreDrawn() throws {
    let ones = [Int](repeating: 1, count: 40)
    let zeros = [Int](repeating: 0, count: 40)
    #expect(try p(ones, zeros) == 1.0 / 2000)
    #expect(try p(ones, ones) == 1)
  }
}
