import Diagnostics

/// The trials of a study, checked to be one complete grid.
struct StudyTable {
  private struct Key: Hashable {
    let variant: String
    let metric: String
    let fold: Int
    let seed: Int
  }

  let variants: [String]
  let metrics: [String]
  let folds: [Int]
  let seeds: [Int]
  private let cells: [(fold: Int, seed: Int)]
  private let values: [Key: Double]

  /// Collects trials; throws where there is none, or one is missing, double or not finite.
  init(_ trials: [TrialResult]) throws(Fault) {
    guard !trials.isEmpty else {
      throw Fault("study.empty", "a study must have at least one trial, but has none")
    }
    var values: [Key: Double] = [:]
    for trial in trials {
      guard trial.value.isFinite else {
        throw Fault(
          "study.not-finite",
          "a study's values must be finite, but \(Self.name(trial)) is \(trial.value)",
          hint: "Look at that trial's history: its training has probably diverged.")
      }
      let key = Key(
        variant: trial.variant, metric: trial.metric, fold: trial.fold, seed: trial.seed)
      guard values.updateValue(trial.value, forKey: key) == nil else {
        throw Fault(
          "study.duplicate", "a trial must occur once, but \(Self.name(trial)) occurs again")
      }
    }
    self.values = values
    variants = Self.distinct(trials.map(\.variant))
    metrics = Self.distinct(trials.map(\.metric))
    folds = Self.distinct(trials.map(\.fold)).sorted()
    seeds = Self.distinct(trials.map(\.seed)).sorted()
    let present = Set(trials.map { StudyAggregation.allPairs.unit(of: $0) })
    var cells: [(fold: Int, seed: Int)] = []
    for fold in folds {
      for seed in seeds where present.contains(StudyUnit(fold: fold, seed: seed)) {
        cells.append((fold, seed))
      }
    }
    self.cells = cells
    try requireComplete(trials)
  }

  /// The variants that have a value on a metric.
  func variants(on metric: String) -> [String] {
    guard let cell = cells.first else { return [] }
    return variants.filter {
      values[Key(variant: $0, metric: metric, fold: cell.fold, seed: cell.seed)] != nil
    }
  }

  /// The values of a variant on a metric, averaged, in the order of seeds, then folds.
  func values(
    of variant: String, on metric: String, by aggregation: StudyAggregation
  ) throws(Fault) -> [Double] {
    var units: [StudyUnit] = []
    var parts: [StudyUnit: [Double]] = [:]
    for cell in cells {
      let key = Key(variant: variant, metric: metric, fold: cell.fold, seed: cell.seed)
      guard let value = values[key] else {
        throw Fault(
          "study.missing",
          "every variant must have a value for every trial, but `\(variant)` has none on "
            + "`\(metric)`")
      }
      let unit = aggregation.unit(
        of: TrialResult(
          variant: variant, metric: metric, fold: cell.fold, seed: cell.seed, value: value))
      if parts[unit] == nil { units.append(unit) }
      parts[unit, default: []].append(value)
    }
    var means: [Double] = []
    for unit in units { means.append(try Sample(parts[unit] ?? []).mean) }
    return means
  }

  /// Throws where a variant has a metric in one cell and lacks it in another.
  private func requireComplete(_ trials: [TrialResult]) throws(Fault) {
    var checked: Set<[String]> = []
    for trial in trials where checked.insert([trial.variant, trial.metric]).inserted {
      for cell in cells {
        let key = Key(
          variant: trial.variant, metric: trial.metric, fold: cell.fold, seed: cell.seed)
        guard values[key] == nil else { continue }
        throw Fault(
          "study.missing",
          "every variant must have a value for every trial, but `\(trial.variant)` has none on "
            + "`\(trial.metric)` for fold \(cell.fold), seed \(cell.seed)",
          hint: "Return the same variants and metrics from every trial.")
      }
    }
    guard cells.count == folds.count * seeds.count else {
      throw Fault(
        "study.missing",
        "a study must have every fold with every seed, but has \(cells.count) of "
          + "\(folds.count) × \(seeds.count) trials")
    }
  }

  private static func name(_ trial: TrialResult) -> String {
    "`\(trial.metric)` of `\(trial.variant)` for fold \(trial.fold), seed \(trial.seed)"
  }

  private static func distinct<T: Hashable>(_ values: [T]) -> [T] {
    var seen: Set<T> = []
    return values.filter { seen.insert($0).inserted }
  }
}
