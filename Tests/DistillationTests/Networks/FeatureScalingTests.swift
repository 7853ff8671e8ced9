import Tensors
import Testing

@testable import Distillation

/// Mean 0 and standard deviation 1, by the rows that were measured.
struct FeatureScalingTests {
  @Test func rowsAreScaledByTheFormula() throws {
    // Means 2 and 30; standard deviations (divisor n) √(2/3) and √(200/3).
    let rows = try Tensor(rows: [[1, 20], [2, 30], [3, 40]])
    let scaling = FeatureScaling(measuring: rows)
    #expect(scaling.means == [2, 30])
    let scaled = try scaling.applied(to: rows)
    let expected: [Float] = [-1.2247449, -1.2247449, 0, 0, 1.2247449, 1.2247449]
    for (value, truth) in zip(scaled.values, expected) { #expect(abs(value - truth) < 1e-6) }
  }

  /// What is small is measured in small units, and no less worth learning from.
  @Test func smallUnitsDoNotMatter() throws {
    let rows = try Tensor(rows: [[1e-7, 1e-20], [2e-7, 2e-20], [3e-7, 3e-20]])
    let scaled = try FeatureScaling(measuring: rows).applied(to: rows)
    for value in scaled.values[4...] { #expect(abs(value - 1.2247449) < 1e-5) }
  }

  @Test func otherRowsDoNotChangeWhatWasMeasured() throws {
    let scaling = FeatureScaling(measuring: try Tensor(rows: [[0], [2]]))
    let scaled = try scaling.applied(to: Tensor(rows: [[1], [5]]))
    #expect(scaled.values[0] == 0)
    #expect(abs(scaled.values[1] - 4) < 1e-5)
  }

  @Test func aConstantFeatureStaysZero() throws {
    let scaling = FeatureScaling(measuring: try Tensor(rows: [[0.1, 1], [0.1, 2], [0.1, 4]]))
    let scaled = try scaling.applied(to: Tensor(rows: [[100, 1], [-3, 2]]))
    #expect(scaled.values[0] == 0 && scaled.values[2] == 0)
    #expect(scaled.values[1] != 0)
  }

  /// Sums in single precision would lose the deviation beside the mean.
  @Test func aLargeMeanDoesNotHideADeviation() throws {
    let values = (0..<4_000).map { Float(100_000 + $0 % 2) }
    let scaling = FeatureScaling(measuring: try Tensor([4_000, 1], values))
    #expect(scaling.means == [100_000.5])
    #expect(abs(scaling.factors[0] - 2) < 1e-4)
  }

  @Test func identityChangesNothing() throws {
    let rows = try Tensor(rows: [[1.5, -20], [0, 1e20]])
    #expect(try FeatureScaling(identity: 2).applied(to: rows) == rows)
  }

  @Test func oneRowBecomesZero() throws {
    let rows = try Tensor(rows: [[3, -4]])
    #expect(try FeatureScaling(measuring: rows).applied(to: rows).values == [0, 0])
  }
}
