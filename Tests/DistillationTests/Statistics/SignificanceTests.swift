import Diagnostics
import Distillation
import Tensors
import Testing

/// Paired tests against SciPy 1.17.1 (`ttest_rel`, `permutation_test`, `binomtest`), offline.
struct SignificanceTests {
  static let embedded = [46.9, 47.2, 51.0, 44.8, 49.3]
  static let alone = [43.8, 45.9, 48.1, 45.2, 46.0]

  @Test func pairedTTestAgrees() throws {
    let test = try PairedTTest(Self.embedded, Self.alone)
    #expect(abs(test.statistic - 2.8919446833310847) < 1e-12)
    #expect(abs(test.pValue - 0.04447597224711194) < 1e-12)
    #expect(test.degreesOfFreedom == 4)
    #expect(abs(test.interval.lower - 0.08147428986107585) < 1e-11)
    #expect(abs(test.interval.upper - 3.9985257101389227) < 1e-11)
    #expect(abs(try #require(test.differences.standardDeviation) - 1.5773395322504293) < 1e-12)
  }

  @Test func pairedTTestAtItsLimits() throws {
    #expect(try PairedTTest(differences: [0, 0, 0]).pValue == 1)
    #expect(try PairedTTest(differences: [2, 2, 2]).pValue == 0)
    #expect(try PairedTTest(differences: [-1, 1]).pValue == 1)
    #expect(throws: Fault.self) { try PairedTTest(differences: [1]) }
    #expect(throws: Fault.self) { try PairedTTest([1, 2], [1]) }
    #expect(throws: Fault.self) { try PairedTTest([1, .nan], [1, 2]) }
  }

  @Test(
    arguments: [
      (zip(embedded, alone).map { $0 - $1 }, 0.125),
      (SampleTests.values, 0.09375),
      ([1, 1, 1, 1, 1], 0.0625),
      ([1, -1, 2, 0, 3, 0.5], 0.25),
      (
        [
          -0.603, -1.387, 0.227, 1.231, 2.304, 0.765, -0.229, -0.577, 1.723, 3.052, 1.009, -1.25,
          -0.837, 3.0, 0.904, -1.998,
        ], 0.25439453125
      ),
      ([5], 1),
      ([0, 0, 0], 1),
    ] as [([Double], Double)])
  func signFlipTestAgrees(_ differences: [Double], _ expected: Double) throws {
    let test = try SignFlipTest(differences: differences)
    #expect(test.isExact)
    #expect(test.patterns == 1 << differences.count)
    #expect(test.pValue == expected)
  }

  @Test func drawnSignsApproachTheExactTest() throws {
    // Twenty-four differences of one size: p is a binomial tail, 2 P(X ≤ 7) with X ~ B(24, ½).
    let differences = (0..<24).map { $0 < 17 ? 1.0 : -1.0 }
    let test = try SignFlipTest(differences: differences, draws: 100_000, key: RandomKey(11))
    #expect(!test.isExact)
    #expect(test.patterns == 100_001)
    #expect(abs(test.pValue - 0.06391465663909912) < 0.003, "\(test.pValue)")
    let again = try SignFlipTest(differences: differences, draws: 100_000, key: RandomKey(11))
    #expect(again == test)
    // No drawn pattern reaches thirty differences of one sign, yet p is not 0.
    let certain = try SignFlipTest(
      differences: [Double](repeating: 1, count: 30), draws: 99, key: RandomKey(1))
    #expect(certain.pValue == 0.01)
    #expect(throws: Fault.self) { try SignFlipTest(differences: [1, 2], draws: 0) }
    #expect(throws: Fault.self) { try SignFlipTest(differences: [1, 2], draws: .max) }
    #expect(throws: Fault.self) { try SignFlipTest(differences: []) }
  }

  @Test(arguments: [
    (3, 11, 0.057373046875, 0.035156249999999965),
    (0, 6, 0.03125, 0.015624999999999879),
    (5, 5, 1.0, 0.876953125),
    (120, 161, 0.016869296340143808, 0.014480420262539252),
    (1, 0, 1.0, 0.5),
    (40, 12, 0.0001275387838557407, 8.171334999262913e-05),
    (0, 0, 1, 1),
  ])
  func mcNemarAgrees(_ first: Int, _ second: Int, _ exact: Double, _ middle: Double) throws {
    let test = try McNemarTest(firstOnly: first, secondOnly: second)
    #expect(abs(test.exactP - exact) <= 1e-12 * exact)
    #expect(abs(test.midP - middle) <= 1e-11 * middle)
  }

  @Test func mcNemarCountsDisagreement() throws {
    let test = try McNemarTest(
      [true, true, false, false, true], [true, false, true, false, false])
    #expect(test.firstOnly == 2)
    #expect(test.secondOnly == 1)
    #expect(throws: Fault.self) { try McNemarTest([true], [true, false]) }
    #expect(throws: Fault.self) { try McNemarTest([], []) }
    #expect(throws: Fault.self) { try McNemarTest(firstOnly: -1, secondOnly: 2) }
    #expect(throws: Fault.self) { try McNemarTest(firstOnly: .max, secondOnly: 1) }
  }

  @Test func holmKeepsOrderAndCutsAtOne() throws {
    #expect(try HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005]) == [0.03, 0.06, 0.06, 0.02])
    #expect(try HolmCorrection.adjusted([0.5, 0.6, 0.001]) == [1, 1, 0.003])
    #expect(try HolmCorrection.adjusted([]) == [])
    #expect(throws: Fault.self) { try HolmCorrection.adjusted([0.5, .nan]) }
    #expect(throws: Fault.self) { try HolmCorrection.adjusted([1.5]) }
  }
}
