import Diagnostics

extension [TrialResult] {
  /// A metric over the clips of all folds at once, the mean over seeds; none where there is one fold, or
  /// a value that does not come from counts of classes.
  func pooled(_ variant: String, on metric: String) throws(Fault) -> Double? {
    guard let kind = MetricKind(rawValue: metric) else { return nil }
    let own = filter { $0.variant == variant && $0.metric == metric }
    guard Set(own.map(\.fold)).count > 1 else { return nil }
    var values: [Double] = []
    for seed in Set(own.map(\.seed)).sorted() {
      let trials = own.filter { $0.seed == seed }
      let parts = trials.compactMap(\.counts)
      guard parts.count == trials.count, let whole = ClassificationMetrics(pooling: parts),
        let value = kind.value(of: whole)
      else { return nil }
      values.append(value)
    }
    return values.isEmpty ? nil : try Sample(values).mean
  }
}
