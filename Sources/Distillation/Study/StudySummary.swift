public import Diagnostics

/// The summary of a study over folds and seeds: a row per metric and variant.
///
/// The same trials in the same order give the same bits, whatever computed them.
public struct StudySummary: Sendable, Hashable, Codable {
  /// The rows, metric by metric, variants in the order in which they first occur.
  public let rows: [StudyRow]
  /// The variant the others are compared with, if there is one.
  public let baseline: String?
  /// What counts as one repetition.
  public let aggregation: StudyAggregation
  /// The number of folds.
  public let folds: Int
  /// The number of seeds.
  public let seeds: Int

  /// Summarises trials.
  ///
  /// Every variant must have exactly one value per metric for each fold and seed of the study.
  /// `aggregation` is ``StudyAggregation/primary(for:)`` unless given. Throws where there is no
  /// trial, one is missing, double or not finite, or the baseline does not occur.
  public init(
    _ trials: [TrialResult], baseline: String? = nil, aggregation: StudyAggregation? = nil,
    level: Double = 0.95,
    higherIsBetter: (_ metric: String) -> Bool = { MetricKind.higherIsBetter($0) }
  ) throws(Fault) {
    try requireLevel(level)
    let table = try StudyTable(trials)
    let aggregation = aggregation ?? .primary(for: trials)
    if let baseline, !table.variants.contains(baseline) {
      throw Fault(
        "study.unknown-baseline",
        "baseline must be a variant of the study, but `\(baseline)` is none",
        hint: suggestion(for: baseline, among: table.variants, noun: "variant"),
        parameter: "baseline")
    }
    var rows: [StudyRow] = []
    for metric in table.metrics {
      var block: [StudyRow] = []
      let reference =
        try baseline.map { name throws(Fault) in
          try table.values(of: name, on: metric, by: aggregation)
        } ?? []
      for variant in table.variants(on: metric) {
        let values = try table.values(of: variant, on: metric, by: aggregation)
        let sample = try Sample(values)
        var row = StudyRow(
          variant: variant, metric: metric, values: values, mean: sample.mean,
          standardDeviation: sample.standardDeviation, standardError: sample.standardError,
          interval: try sample.meanInterval(level: level), comparison: nil)
        row.pooled = try trials.pooled(variant, on: metric)
        if baseline != nil, variant != baseline {
          row.comparison = try PairedComparison(
            values, against: reference, higherIsBetter: higherIsBetter(metric), level: level)
        }
        block.append(row)
      }
      try Self.correct(&block)
      rows += block
    }
    self.rows = rows
    self.baseline = baseline
    self.aggregation = aggregation
    folds = table.folds.count
    seeds = table.seeds.count
  }

  /// One sentence that says what the standard deviations of the table are over.
  public var note: String { aggregation.note(folds: folds, seeds: seeds) }

  /// The row of a variant on a metric, if there is one.
  public func row(_ variant: String, on metric: String) -> StudyRow? {
    rows.first { $0.variant == variant && $0.metric == metric }
  }

  /// Corrects the p-values of one metric's comparisons together.
  private static func correct(_ rows: inout [StudyRow]) throws(Fault) {
    let compared = rows.indices.filter { rows[$0].comparison != nil }
    let tests = try HolmCorrection.adjusted(compared.compactMap { rows[$0].comparison?.tTestP })
    let flips = try HolmCorrection.adjusted(
      compared.compactMap { rows[$0].comparison?.permutationP })
    for (place, p) in zip(compared, tests) { rows[place].comparison?.correctedTTestP = p }
    for (place, p) in zip(compared, flips) { rows[place].comparison?.correctedPermutationP = p }
  }
}
