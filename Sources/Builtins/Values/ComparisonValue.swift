import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Plots
import Tensors

/// Finished runs side by side on one test part.
struct ComparisonValue: ForeignBindable, Exhibiting, Tabular, Barred {
  struct Row: Sendable, Codable {
    let name: String
    let value: Double
    let interval: ConfidenceInterval
    var difference: Double?
    var p: Double?
    var corrected: Double?
  }

  private(set) var rows: [Row] = []
  let metric: String
  let baseline: String
  let note: String

  static var kindName: String { "comparison" }

  /// Takes the parts of a comparison that was made before.
  init(rows: [Row], metric: String, baseline: String, note: String) {
    self.rows = rows
    self.metric = metric
    self.baseline = baseline
    self.note = note
  }

  init(
    _ runs: Record, on dataset: Dataset, metric: String, baseline: String?, group: String?,
    key: RandomKey, isStopped: () -> Bool
  ) throws {
    let values = try runs.fields.map { name, value -> (name: String, run: RunValue) in
      guard let run = value.foreign as? RunValue else {
        throw Fault(
          "compare.run", "`\(name)` must be a run, but is \(value.literal)",
          hint: "Train it with `fit` or `distill`.", parameter: "runs")
      }
      return (name, run)
    }
    let names = values.map(\.name)
    guard let first = names.first else {
      throw Fault("compare.empty", "there must be at least one run to compare", parameter: "runs")
    }
    let base = baseline ?? (names.contains("audio_only") ? "audio_only" : first)
    guard names.contains(base) else {
      throw Fault(
        "compare.baseline", "the baseline must be one of the runs, but `\(base)` is none",
        hint: suggestion(for: base, among: names, noun: "run"), parameter: "baseline")
    }
    let groups = try group.map { try dataset.label($0).indices } ?? Array(0..<dataset.count)
    guard !groups.contains(LabelColumn.missing) else {
      let without = groups.count { $0 == LabelColumn.missing }
      throw Fault(
        "compare.groups",
        "every test clip must have the label `\(group ?? "")`, but \(without) of \(groups.count) have none",
        hint: "Leave those clips out, or leave `by` out.", parameter: "by")
    }
    self.metric = metric
    self.baseline = base
    let number = Set(groups).count
    // McNemar's test is of accuracy over independent clips, and of nothing else.
    let isMcNemar = group == nil && metric == MetricKind.accuracy.rawValue
    note =
      "* best of \(counted(dataset.count, "test clip")). Intervals: bootstrap over "
      + (group.map { "\(counted(number, $0))" } ?? "clips")
      + (number < 10 ? ", too few for more than a hint" : "") + ". p: "
      + (isMcNemar
        ? "McNemar's test (mid-p)"
        : "randomization test, swapping answers for whole "
          + (group ?? "clip") + "s,")
      + " against \(base), corrected by Holm. One training each."
    let answers = try values.map { (name: $0.name, predicted: try $0.run.predictions(on: dataset)) }
    let truth = try values[0].run.truth(of: dataset)
    let classes = values[0].run.run.model.specification.classes
    for (name, run) in values where run.run.model.specification.classes != classes {
      throw Fault(
        "compare.classes",
        "all runs must have the same classes, but `\(name)` and `\(first)` differ",
        hint: "Compare runs that learnt the same target.", parameter: "runs")
    }
    func judge(_ predicted: [Int], _ reference: [Int]) throws(Fault) -> Double {
      if isStopped() { throw Fault("compare.stopped", "the comparison was stopped") }
      return try ClassificationMetrics(
        predicted: predicted, reference: reference, classes: classes.count
      ).value(of: metric)
    }
    for (name, predicted) in answers {
      let bootstrap = try GroupBootstrap(groups: groups, draws: 2000, key: key) {
        clips throws(Fault) in
        try judge(clips.map { predicted[$0] }, clips.map { truth[$0] })
      }
      rows.append(Row(name: name, value: bootstrap.estimate, interval: bootstrap.interval))
    }
    guard let reference = answers.first(where: { $0.name == base })?.predicted,
      let standard = rows.first(where: { $0.name == base })?.value
    else { return }
    var tested: [Int] = []
    for index in rows.indices where rows[index].name != base {
      let own = answers[index].predicted
      rows[index].difference = rows[index].value - standard
      rows[index].p =
        isMcNemar
        ? try McNemarTest(
          zip(own, truth).map { $0 == $1 }, zip(reference, truth).map { $0 == $1 }
        ).midP
        : try RandomizationTest(own, reference, groups: groups, key: key.child("swaps")) {
          predicted throws(Fault) in try judge(predicted, truth)
        }.pValue
      tested.append(index)
    }
    let corrected = try HolmCorrection.adjusted(tested.compactMap { rows[$0].p })
    for (index, p) in zip(tested, corrected) { rows[index].corrected = p }
  }

  var summary: String { "comparison of \(listed(rows.map(\.name))) by \(metric)" }

  var exhibits: [Exhibit] {
    let kind = MetricKind(rawValue: metric)
    let columns = [
      TextTable.Column("run"),
      TextTable.Column(kind?.shortTitle ?? metric, format: .decimals(1), best: .highest),
      TextTable.Column("95% interval", alignment: .right),
      TextTable.Column("difference", format: signed),
      TextTable.Column("p (Holm)", alignment: .right),
    ]
    let cells = rows.map { row -> [TextTable.Cell] in
      let percent = NumberFormat.decimals(1)
      return [
        .text(row.name), .number(row.value * 100),
        .text(
          "\(percent.text(row.interval.lower * 100))–\(percent.text(row.interval.upper * 100))"),
        row.difference.map { .number($0 * 100) } ?? .missing,
        row.corrected.map { .text($0 < 0.001 ? "<0.001" : NumberFormat.decimals(3).text($0)) }
          ?? (row.name == baseline ? .text("baseline") : .missing),
      ]
    }
    let table = try? TextTable(
      "\(kind?.title ?? metric) in percent", columns: columns, rows: cells, caption: note)
    return [table.map { .table($0) } ?? .words(title: nil, [summary])]
  }

  private var signed: NumberFormat {
    var format = NumberFormat.decimals(1)
    format.isSigned = true
    return format
  }

  var fieldNames: [String] { ["table"] + rows.map(\.name) }

  func field(_ name: String) throws -> Value? {
    if name == "table" { return TableValue(table: try table()).value }
    guard let row = rows.first(where: { $0.name == name }) else { return nil }
    return .record(
      Record([
        ("value", .float(row.value)), ("low", .float(row.interval.lower)),
        ("high", .float(row.interval.upper)), ("difference", row.difference.value),
        ("p", row.p.value), ("holm", row.corrected.value),
      ]))
  }

  func table() throws(Fault) -> Table {
    try Table([
      TableColumn("run", text: rows.map(\.name)), TableColumn(metric, numbers: rows.map(\.value)),
      TableColumn("low", numbers: rows.map(\.interval.lower)),
      TableColumn("high", numbers: rows.map(\.interval.upper)),
      TableColumn("difference", numbers: rows.map { $0.difference ?? .nan }),
      TableColumn("p", numbers: rows.map { $0.p ?? .nan }),
      TableColumn("holm", numbers: rows.map { $0.corrected ?? .nan }),
    ])
  }

  var bars: BarsArgument {
    BarsArgument(
      names: rows.map(\.name), values: rows.map(\.value), lower: rows.map(\.interval.lower),
      upper: rows.map(\.interval.upper),
      label: "\(MetricKind(rawValue: metric)?.title ?? metric), 95% interval", isPercent: true)
  }

  func digest(into digest: inout Digest) {
    digest.combine("comparison \(metric) \(baseline)")
    for row in rows {
      digest.combine(row.name)
      digest.combine(row.value)
      digest.combine(row.difference ?? 0)
    }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? ComparisonValue else { return false }
    return other.rows.map(\.name) == rows.map(\.name)
      && other.rows.map(\.value) == rows.map(\.value)
  }
}
