import Diagnostics
import Distillation
import Tensors
import Testing

struct VerificationTests {
  /// Scores with many ties.
  static let tied = (
    [1.3, -0.5, 0.7, 0.3, 0.3, 0.4, -0.3, 0.4, 0.2, 1.8, 0.6, 0.4, 0.4, 0.2, 0.1],
    [
      -0.2, 0.2, -0.1, 0.4, -0.1, 0.0, 0.6, 0.2, -0.2, -0.1, 0.2, 0.8, -0.1, -0.1, 0.4, -0.4, -0.1,
      0.4, 0.2, 0.0, 0.3, -1.1, 0.4, -0.4,
    ]
  )

  @Test func thresholdsAreReported() throws {
    let scores = try GoldenNumbersTests.scores()
    #expect(abs(scores.equalErrorRate.threshold - 0.425) < 1e-12)
    #expect(scores.minimumDetectionCost(try DetectionCost(prior: 0.01)).threshold == 0.7)
  }

  /// Numbers by NumPy 2.4.6: crossing of the ROC polygon with the diagonal, and direct counts.
  @Test func tiesMoveTogether() throws {
    let scores = try VerificationScores(targets: Self.tied.0, nonTargets: Self.tied.1)
    #expect(abs(scores.equalErrorRate.rate - 0.3148148148148148) < 1e-14)
    #expect(abs(scores.equalErrorRate.threshold - 0.2861111111111111) < 1e-14)
    #expect(abs(scores.areaUnderCurve - 0.7097222222222223) < 1e-14)
    let expected: [(Double, Double, Double)] = [
      (0.01, 0.008666666666666668, 0.8666666666666668),
      (0.05, 0.043333333333333335, 0.8666666666666667),
      (0.5, 0.29583333333333334, 0.5916666666666667),
    ]
    for (prior, raw, normalized) in expected {
      let cost = scores.minimumDetectionCost(try DetectionCost(prior: prior))
      #expect(abs(cost.raw - raw) < 1e-14)
      #expect(abs(cost.normalized - normalized) < 1e-13)
    }
  }

  @Test func pointsStartAtAcceptAllAndEndAtRejectAll() throws {
    let scores = try VerificationScores(targets: [1, 2, 2], nonTargets: [0, 2])
    #expect(
      scores.operatingPoints == [
        OperatingPoint(threshold: 0, falseRejectionRate: 0, falseAcceptanceRate: 1),
        OperatingPoint(threshold: 1, falseRejectionRate: 0, falseAcceptanceRate: 0.5),
        OperatingPoint(threshold: 2, falseRejectionRate: 1.0 / 3, falseAcceptanceRate: 0.5),
        OperatingPoint(threshold: .infinity, falseRejectionRate: 1, falseAcceptanceRate: 0),
      ])
    for point in scores.operatingPoints {
      #expect(scores.operatingPoint(threshold: point.threshold) == point)
    }
    #expect(scores.rocCurve.first == CurvePoint(x: 0, y: 0))
    #expect(scores.rocCurve.last == CurvePoint(x: 1, y: 1))
  }

  @Test func separatedScoresHaveNoError() throws {
    let scores = try VerificationScores(targets: [2, 3], nonTargets: [0, 1])
    #expect(scores.equalErrorRate.rate == 0)
    #expect(scores.areaUnderCurve == 1)
    #expect(scores.minimumDetectionCost(try DetectionCost()).normalized == 0)
    let reversed = try VerificationScores(targets: [0, 1], nonTargets: [2, 3])
    #expect(reversed.equalErrorRate.rate == 1)
    #expect(reversed.areaUnderCurve == 0)
    #expect(reversed.minimumDetectionCost(try DetectionCost()).normalized == 1)
  }

  @Test func crossingAboveEveryScoreKeepsAFiniteThreshold() throws {
    let scores = try VerificationScores(targets: [1, 1, 0], nonTargets: [1])
    #expect(scores.equalErrorRate.threshold == 1)
    #expect(abs(scores.equalErrorRate.rate - 0.6) < 1e-15)
  }

  /// Any increasing map of scores, and swapping the roles of the two kinds, keep the rate.
  @Test(arguments: 0..<20)
  func rateKnowsOnlyTheOrder(_ seed: Int) throws {
    var stream = RandomKey(UInt64(seed)).stream()
    let targets = (0..<17).map { _ in Double(stream.integer(below: 12)) }
    let others = (0..<23).map { _ in Double(stream.integer(below: 9)) }
    let scores = try VerificationScores(targets: targets, nonTargets: others)
    let mapped = try VerificationScores(
      targets: targets.map { $0 * $0 * $0 - 4 }, nonTargets: others.map { $0 * $0 * $0 - 4 })
    #expect(scores.equalErrorRate.rate == mapped.equalErrorRate.rate)
    #expect(scores.areaUnderCurve == mapped.areaUnderCurve)
    let swapped = try VerificationScores(
      targets: others.map { -$0 }, nonTargets: targets.map { -$0 })
    #expect(abs(scores.equalErrorRate.rate - swapped.equalErrorRate.rate) < 1e-14)
    #expect(abs(scores.areaUnderCurve - swapped.areaUnderCurve) < 1e-14)
  }

  @Test func aCostIsNormalisedByTheBetterTrivialDecision() throws {
    let cost = try DetectionCost(prior: 0.9, missCost: 2, falseAlarmCost: 3)
    #expect(abs(cost.trivialCost - 0.3) < 1e-15)
    let point = OperatingPoint(threshold: 0, falseRejectionRate: 0.5, falseAcceptanceRate: 0.25)
    #expect(abs(cost.cost(of: point) - (2 * 0.9 * 0.5 + 3 * 0.1 * 0.25)) < 1e-15)
  }

  @Test func detCurveIsTheProbitOfBothRates() throws {
    let scores = try VerificationScores(targets: Self.tied.0, nonTargets: Self.tied.1)
    let curve = scores.detCurve
    let inside = scores.operatingPoints.filter {
      $0.falseAcceptanceRate > 0 && $0.falseAcceptanceRate < 1 && $0.falseRejectionRate > 0
        && $0.falseRejectionRate < 1
    }
    #expect(!curve.isEmpty && curve.count == inside.count)
    for (point, rates) in zip(curve, inside.reversed()) {
      #expect(point.x == (try NormalDistribution.quantile(rates.falseAcceptanceRate)))
      #expect(point.y == (try NormalDistribution.quantile(rates.falseRejectionRate)))
    }
  }

  @Test func rejectsBadInput() {
    func code(_ scores: [Double], _ labels: [Bool]) -> String? {
      do {
        _ = try VerificationScores(scores, isTarget: labels)
        return nil
      } catch { return error.code }
    }
    #expect(code([1, 2], [true, false]) == nil)
    #expect(code([], []) == "metrics.one-class")
    #expect(code([1, 2], [true, true]) == "metrics.one-class")
    #expect(code([1, 2], [false, false]) == "metrics.one-class")
    #expect(code([1, 1, 1], [true, false, true]) == "metrics.constant-scores")
    #expect(code([1, .nan], [true, false]) == "statistics.not-finite")
    #expect(code([1, .infinity], [true, false]) == "statistics.not-finite")
    #expect(code([1, 2, 3], [true, false]) == "statistics.count-mismatch")
    #expect(throws: Fault.self) { try DetectionCost(prior: 0) }
    #expect(throws: Fault.self) { try DetectionCost(prior: 1) }
    #expect(throws: Fault.self) { try DetectionCost(prior: .nan) }
    #expect(throws: Fault.self) { try DetectionCost(prior: 0.1, missCost: -1) }
  }
}
