import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Plots
import Tensors

/// Finished runs side by side on one test part.
struct ComparisonValue: ForeignBindable, Tabular, Barred {
  private struct Row: Sendable {
    let name: String
    let value: Double
    let interval: ConfidenceInterval
    var difference: Double?
    var p: Double?
    var corrected: Double?
  }

  private var rows: [Row] = []
  private let metric: String
  private let baseline: String
  private let note: String

  static var kindName: String { "comparison" }

  init(
    _ runs: Record, on dataset: Dataset, metric: String, baseline: String?, group: String?,
    key: RandomKey
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
    self.metric = metric
    self.baseline = base
    let number = Set(groups).count
    note =
      "* best of \(counted(dataset.count, "test clip")). Intervals: bootstrap over "
      + (group.map { "\(counted(number, $0))" } ?? "the clips")
      + (number < 10 ? ", too few for more than a hint" : "")
      + ". p: McNemar's exact test of which clips are right, against \(base), clips taken as "
      + "independent, corrected by Holm. One training each."
    var correct: [String: [Bool]] = [:]
    for (name, run) in values {
      let predicted = try run.predictions(on: dataset)
      let truth = try run.truth(of: dataset)
      let classes = run.run.model.specification.classes.count
      correct[name] = zip(predicted, truth).map { $0 == $1 }
      let bootstrap = try GroupBootstrap(groups: groups, draws: 2000, key: key) {
        clips throws(Fault) in
        try ClassificationMetrics(
          predicted: clips.map { predicted[$0] }, reference: clips.map { truth[$0] },
          classes: classes
        ).value(of: metric)
      }
      rows.append(Row(name: name, value: bootstrap.estimate, interval: bootstrap.interval))
    }
    try compareWithBaseline(correct)
  }

  private mutating func compareWithBaseline(_ correct: [String: [Bool]]) throws {
    guard let reference = rows.first(where: { $0.name == baseline }), let right = correct[baseline]
    else { return }
    var tested: [Int] = []
    for index in rows.indices where rows[index].name != baseline {
      rows[index].difference = rows[index].value - reference.value
      rows[index].p = try McNemarTest(correct[rows[index].name] ?? right, right).midP
      tested.append(index)
    }
    let corrected = try HolmCorrection.adjusted(tested.compactMap { rows[$0].p })
    for (index, p) in zip(tested, corrected) { rows[index].corrected = p }
  }

  var summary: String { "comparison of \(listed(rows.map(\.name))) by \(metric)" }

  func display(_ presentation: Presentation) -> String {
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
    return
      (try? TextTable(
        "\(kind?.title ?? metric) in percent", columns: columns, rows: cells, caption: note
      ).text(presentation))
      ?? summary
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
