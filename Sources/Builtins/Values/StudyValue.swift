import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Plots

/// The result of a study: every trial, and the summary over folds and seeds.
struct StudyValue: ForeignBindable, Exhibiting, Tabular, Barred {
  let trials: [TrialResult]
  let summaryOfTrials: StudySummary

  static var kindName: String { "study" }

  var summary: String {
    let variants = Set(trials.map(\.variant)).count
    return
      "study of \(counted(variants, "variant")) over \(counted(summaryOfTrials.folds, "fold")) × "
      + counted(summaryOfTrials.seeds, "seed")
  }

  var exhibits: [Exhibit] { StudyDrawing(summaryOfTrials).exhibits }

  var fieldNames: [String] { ["table", "trials"] + variants }

  func field(_ name: String) throws -> Value? {
    switch name {
    case "table": return TableValue(table: try table()).value
    case "trials":
      return TableValue(
        table: try Table([
          TableColumn("variant", text: trials.map(\.variant)),
          TableColumn("metric", text: trials.map(\.metric)),
          TableColumn("fold", numbers: trials.map { Double($0.fold) }),
          TableColumn("seed", numbers: trials.map { Double($0.seed) }),
          TableColumn("value", numbers: trials.map(\.value)),
        ])
      ).value
    default:
      guard let row = summaryOfTrials.rows.first(where: { $0.variant == name }) else { return nil }
      return Self.record(row)
    }
  }

  /// The summary as a table: one row for each variant and metric.
  func table() throws(Fault) -> Table {
    let rows = summaryOfTrials.rows
    func numbers(_ value: (StudyRow) -> Double?) -> [Double] { rows.map { value($0) ?? .nan } }
    let columns = [
      TableColumn("variant", text: rows.map(\.variant)),
      TableColumn("metric", text: rows.map(\.metric)),
      TableColumn("n", numbers: rows.map { Double($0.count) }),
      TableColumn("mean", numbers: rows.map(\.mean)),
      TableColumn("sd", numbers: numbers { $0.standardDeviation }),
      TableColumn("low", numbers: numbers { $0.interval?.lower }),
      TableColumn("high", numbers: numbers { $0.interval?.upper }),
      TableColumn("pooled", numbers: numbers(\.pooled)),
      TableColumn("difference", numbers: numbers { $0.comparison?.mean }),
      TableColumn("difference_sd", numbers: numbers { $0.comparison?.standardDeviation }),
      TableColumn("difference_low", numbers: numbers { $0.comparison?.interval?.lower }),
      TableColumn("difference_high", numbers: numbers { $0.comparison?.interval?.upper }),
      TableColumn("t_test", numbers: numbers { $0.comparison?.tTestP }),
      TableColumn("holm", numbers: numbers { $0.comparison?.correctedTTestP }),
      TableColumn("sign_flip", numbers: numbers { $0.comparison?.permutationP }),
    ]
    return try Table(columns)
  }

  var bars: BarsArgument {
    let metric = summaryOfTrials.rows.first?.metric ?? ""
    let rows = summaryOfTrials.rows.filter { $0.metric == metric }
    let kind = MetricKind(rawValue: metric)
    return BarsArgument(
      names: rows.map(\.variant), values: rows.map(\.mean),
      lower: rows.map { $0.interval?.lower ?? $0.mean },
      upper: rows.map { $0.interval?.upper ?? $0.mean },
      label: (kind?.title ?? metric) + ", mean and 95% interval", isPercent: kind?.isShare ?? false)
  }

  func digest(into digest: inout Digest) {
    digest.combine("study")
    for trial in trials {
      digest.combine(trial.variant)
      digest.combine(trial.metric)
      digest.combine(trial.fold)
      digest.combine(trial.seed)
      digest.combine(trial.value)
    }
  }

  func isEqual(to other: any Foreign) -> Bool { (other as? StudyValue)?.trials == trials }

  private var variants: [String] {
    trials.reduce(into: []) { if !$0.contains($1.variant) { $0.append($1.variant) } }
  }

  private static func record(_ row: StudyRow) -> Value {
    var fields: [(String, Value)] = [
      ("mean", .float(row.mean)), ("sd", row.standardDeviation.value),
      ("low", (row.interval?.lower).value), ("high", (row.interval?.upper).value),
      ("pooled", row.pooled.value), ("values", row.values.value),
    ]
    if let comparison = row.comparison {
      fields += [
        ("difference", .float(comparison.mean)), ("t_test", comparison.tTestP.value),
        ("standard_error", comparison.standardError.value),
        ("holm", comparison.correctedTTestP.value), ("sign_flip", .float(comparison.permutationP)),
        ("verdict", .string(comparison.verdict.rawValue)),
      ]
    }
    return .record(Record(fields))
  }
}
