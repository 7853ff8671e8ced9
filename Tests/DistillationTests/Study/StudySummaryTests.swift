import Diagnostics
import Distillation
import Testing

/// Against NumPy 2.4.6 and SciPy 1.17.1, computed offline.
struct StudySummaryTests {
  /// Variant, then folds × seeds.
  static let grid: [(String, [[Double]])] = [
    (
      "audio_only",
      [
        [42.54, 42.84, 42.23, 43.15, 43.77],
        [45.92, 46.16, 46.86, 47.13, 47.61],
        [46.23, 49.17, 47.56, 48.62, 48.75],
      ]
    ),
    (
      "soft",
      [
        [44.17, 44.61, 43.16, 45.95, 44.66],
        [49.49, 46.78, 46.33, 46.95, 47.38],
        [48.73, 49.19, 48.7, 50.4, 47.98],
      ]
    ),
    (
      "embeddings",
      [
        [45.9, 47.14, 46.0, 46.57, 47.64],
        [49.02, 49.3, 48.56, 47.34, 49.77],
        [49.0, 51.76, 50.82, 52.07, 50.94],
      ]
    ),
    (
      "self",
      [
        [42.54, 42.93, 42.32, 43.04, 40.69],
        [45.51, 44.92, 47.28, 47.5, 43.88],
        [47.81, 47.99, 47.11, 48.76, 47.37],
      ]
    ),
  ]

  static let trials: [TrialResult] = grid.flatMap { variant, folds in
    folds.enumerated().flatMap { fold, seeds in
      seeds.enumerated().map { seed, value in
        TrialResult(
          variant: variant, metric: "unweighted_accuracy", fold: fold, seed: seed + 1, value: value)
      }
    }
  }

  struct Expected {
    let aggregation: StudyAggregation
    let variant: String
    let row: (mean: Double, deviation: Double, lower: Double, upper: Double)
    let difference: (mean: Double, deviation: Double, p: Double, holm: Double)?
    let permutation: (p: Double, holm: Double)?
    let wins: [Int]
  }

  static let expected: [Expected] = [
    Expected(
      aggregation: .perSeed, variant: "audio_only",
      row: (45.902666666666676, 0.7017454429254719, 45.031334614282564, 46.77399871905079),
      difference: nil, permutation: nil, wins: []),
    Expected(
      aggregation: .perSeed, variant: "soft",
      row: (46.965333333333334, 0.6708394409659881, 46.13237615091073, 47.79829051575594),
      difference: (
        1.0626666666666609, 1.0003482726864041, 0.07637325331327113, 0.15274650662654227
      ), permutation: (0.125, 0.25), wins: [4, 0, 1]),
    Expected(
      aggregation: .perSeed, variant: "embeddings",
      row: (48.788666666666664, 0.6325416104011545, 48.00326252166572, 49.57407081166761),
      difference: (
        2.8859999999999957, 0.36880738724826245, 6.263637214935764e-05, 0.0001879091164480729
      ), permutation: (0.0625, 0.1875), wins: [5, 0, 0]),
    Expected(
      aggregation: .perSeed, variant: "self",
      row: (45.309999999999995, 0.8803155999728477, 44.21694381245656, 46.40305618754343),
      difference: (
        -0.5926666666666719, 1.2718215283600127, 0.35624417491515153, 0.35624417491515153
      ), permutation: (0.5, 0.5), wins: [3, 0, 2]),
    Expected(
      aggregation: .perFold, variant: "embeddings",
      row: (48.788666666666664, 2.134015307661433, 43.487478763452415, 54.08985456988091),
      difference: (
        2.8859999999999957, 0.8415152999203295, 0.02719010241174049, 0.08157030723522146
      ), permutation: (0.25, 0.75), wins: [3, 0, 0]),
    Expected(
      aggregation: .allPairs, variant: "self",
      row: (45.309999999999995, 2.5705363531483356, 43.88648441570498, 46.73351558429501),
      difference: (
        -0.5926666666666667, 1.3678213472874445, 0.11549395874094781, 0.11549395874094781
      ), permutation: (0.1260986328125, 0.1260986328125), wins: [6, 1, 8]),
  ]

  @Test func agreesWithSciPy() throws {
    var worst = Worst()
    for expected in Self.expected {
      let summary = try StudySummary(
        Self.trials, baseline: "audio_only", aggregation: expected.aggregation)
      let row = try #require(summary.row(expected.variant, on: "unweighted_accuracy"))
      let place = "\(expected.aggregation) \(expected.variant)"
      worst.compare(row.mean, expected.row.mean, relative: true, place)
      worst.compare(
        row.standardDeviation ?? .nan, expected.row.deviation, relative: true, place)
      worst.compare(row.interval?.lower ?? .nan, expected.row.lower, relative: true, place)
      worst.compare(row.interval?.upper ?? .nan, expected.row.upper, relative: true, place)
      #expect((row.comparison == nil) == (expected.difference == nil))
      guard let difference = expected.difference, let comparison = row.comparison else { continue }
      worst.compare(comparison.mean, difference.mean, relative: true, place)
      worst.compare(
        comparison.standardDeviation ?? .nan, difference.deviation, relative: true, place)
      worst.compare(comparison.tTestP ?? .nan, difference.p, relative: true, place)
      worst.compare(comparison.correctedTTestP ?? .nan, difference.holm, relative: true, place)
      #expect(comparison.permutationP == expected.permutation?.p)
      #expect(comparison.correctedPermutationP == expected.permutation?.holm)
      #expect([comparison.wins, comparison.ties, comparison.losses] == expected.wins)
    }
    #expect(worst.error < 1e-9, "\(worst)")
  }

  @Test func verdictsFollowTheCorrectedTest() throws {
    let summary = try StudySummary(Self.trials, baseline: "audio_only")
    #expect(summary.aggregation == .perSeed)
    let verdicts = summary.rows.map { $0.comparison?.verdict }
    #expect(verdicts == [nil, .tie, .better, .tie])
    #expect(
      summary.note
        == "sd is over 5 seeds, of means over 3 folds.")
    let turned = try StudySummary(
      Self.trials, baseline: "audio_only", higherIsBetter: { _ in false })
    #expect(turned.rows.map { $0.comparison?.verdict } == [nil, .tie, .worse, .tie])
    #expect(turned.rows[2].comparison?.losses == 5)
  }

  @Test func orderOfTrialsDecidesOnlyTheOrderOfRows() throws {
    let forward = try StudySummary(Self.trials, baseline: "audio_only")
    let backward = try StudySummary(Self.trials.reversed(), baseline: "audio_only")
    #expect(forward.rows == backward.rows.reversed())
  }

  @Test func metricsAreSummarisedApart() throws {
    let errors = Self.trials.map {
      TrialResult(
        variant: $0.variant, metric: "eer", fold: $0.fold, seed: $0.seed, value: 100 - $0.value)
    }
    let both = try StudySummary(Self.trials + errors, baseline: "audio_only")
    let one = try StudySummary(Self.trials, baseline: "audio_only")
    #expect(Array(both.rows.prefix(4)) == one.rows)
    #expect(both.row("embeddings", on: "eer")?.comparison?.verdict == .better)
    #expect(both.row("embeddings", on: "eer")?.comparison?.wins == 5)
  }

  @Test func oneSeedIsSummarisedOverFolds() throws {
    let trials = Self.trials.filter { $0.seed == 1 }
    let summary = try StudySummary(trials, baseline: "audio_only")
    #expect(summary.aggregation == .perFold)
    #expect(summary.rows.allSatisfy { $0.count == 3 })
  }

  @Test func oneTrialHasNoSpreadAndNoTest() throws {
    let trials = Self.trials.filter { $0.seed == 1 && $0.fold == 0 }
    let summary = try StudySummary(trials, baseline: "audio_only")
    for row in summary.rows {
      #expect(row.count == 1)
      #expect(row.standardDeviation == nil && row.interval == nil)
    }
    let comparison = try #require(summary.row("soft", on: "unweighted_accuracy")?.comparison)
    #expect(comparison.tTestP == nil && comparison.correctedTTestP == nil)
    #expect(comparison.permutationP == 1)
    #expect(comparison.verdict == .tie)
  }

  @Test func metricsAreFoundByName() throws {
    let classification = try ClassificationMetrics(
      predicted: [0, 0, 0, 0], reference: [0, 0, 0, 1])
    let verification = try VerificationScores(targets: [2, 3], nonTargets: [0, 1, 2])
    #expect(try MetricKind.named("accuracy").value(of: classification) == 0.75)
    #expect(try MetricKind.named("unweighted_accuracy").value(of: classification) == 0.5)
    #expect(try MetricKind.named("eer").value(of: classification) == nil)
    #expect(
      try MetricKind.named("eer").value(of: verification) == verification.equalErrorRate.rate)
    #expect(try MetricKind.named("accuracy").value(of: verification) == nil)
    #expect(throws: Fault.self) { try MetricKind.named("acuracy") }
    #expect(throws: Fault.self) {
      try MetricKind.minimumDetectionCost.value(of: verification, prior: 2)
    }
    #expect(MetricKind.higherIsBetter("my_own") && !MetricKind.higherIsBetter("eer"))
  }

  @Test func rejectsBadInput() {
    func code(_ trials: [TrialResult], baseline: String? = "audio_only") -> String? {
      do {
        _ = try StudySummary(trials, baseline: baseline)
        return nil
      } catch { return error.code }
    }
    #expect(code(Self.trials) == nil)
    #expect(code(Self.trials, baseline: nil) == nil)
    #expect(code([]) == "study.empty")
    #expect(code(Self.trials, baseline: "audio_onyl") == "study.unknown-baseline")
    #expect(code(Array(Self.trials.dropLast())) == "study.missing")
    #expect(code(Self.trials + Self.trials.prefix(1)) == "study.duplicate")
    #expect(code(Self.trials.filter { $0.fold > 0 || $0.seed > 1 }) == "study.missing")
    let diverged = TrialResult(
      variant: "soft", metric: "eer", fold: 0, seed: 1, value: .nan)
    #expect(code(Self.trials + [diverged]) == "study.not-finite")
    let lonely = TrialResult(variant: "soft", metric: "eer", fold: 0, seed: 1, value: 1)
    #expect(code(Self.trials + [lonely]) == "study.missing")
  }
}
