import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Plots

/// How a metric of runs changes as test clips are made worse: a curve for each run.
struct RobustnessValue: ForeignBindable, Exhibiting, Tabular, Charted {
  /// What is varied, as a column's name: `share`, `level` or `snr`.
  let variable: String
  /// What is varied, in words for an axis.
  let words: String
  /// The values of the variable, in the order asked for.
  let places: [Double]
  let metric: MetricKind
  /// For each run, for each place, the metric of each seed.
  let rows: [(name: String, values: [[Double]])]

  static var kindName: String { "robustness curve" }

  var summary: String {
    "\(metric.title) of \(listed(rows.map(\.name))) at \(counted(places.count, "level")) of \(words)"
  }

  var exhibits: [Exhibit] {
    let isShare = variable == "share"
    let columns =
      [TextTable.Column(variable, format: isShare ? .percent(0) : nil)]
      + rows.map { TextTable.Column($0.name, format: .decimals(1)) }
    let cells = places.indices.map { place in
      [TextTable.Cell.number(places[place])]
        + rows.map { row in
          let sample = try? Sample(row.values[place])
          let mean = (sample?.mean ?? .nan) * 100
          guard let sd = sample?.standardDeviation else { return .number(mean) }
          return .measured(mean, sd * 100)
        }
    }
    let seeds = rows.first?.values.first?.count ?? 0
    let caption =
      "\(variable): \(words)."
      + (seeds > 1 ? " Mean ± sd over \(counted(seeds, "seed")) of what is taken away." : "")
    let table = try? TextTable(
      "\(metric.title) in percent", columns: columns, rows: cells, caption: caption)
    return [table.map { .table($0) } ?? .words(title: nil, [summary])]
  }

  var fieldNames: [String] { [variable, "table"] + rows.map(\.name) }

  func field(_ name: String) throws -> Value? {
    if name == variable { return places.value }
    if name == "table" { return TableValue(table: try table()).value }
    return rows.first { $0.name == name }.map { means($0.values).value }
  }

  /// A row for each place: the variable, then mean and standard deviation of each run.
  func table() throws(Fault) -> Table {
    var columns = [TableColumn(variable, numbers: places)]
    for row in rows {
      columns.append(TableColumn(row.name, numbers: means(row.values)))
      columns.append(TableColumn("\(row.name)_sd", numbers: deviations(row.values)))
    }
    return try Table(columns)
  }

  var chart: SeriesArgument {
    var chart = SeriesArgument(
      rows: rows.map { SeriesArgument.Row(name: $0.name, values: means($0.values)) },
      label: metric.title, value: value)
    chart.positions = places
    chart.positionsLabel = words
    chart.isPercent = true
    if rows.first?.values.first?.count ?? 0 > 1 {
      chart.errors = rows.map { deviations($0.values) }
    }
    return chart
  }

  private func means(_ values: [[Double]]) -> [Double] {
    values.map { (try? Sample($0))?.mean ?? .nan }
  }

  private func deviations(_ values: [[Double]]) -> [Double] {
    values.map { (try? Sample($0))?.standardDeviation ?? 0 }
  }

  func digest(into digest: inout Digest) {
    digest.combine("robustness \(variable) \(metric.rawValue)")
    for place in places { digest.combine(place) }
    for row in rows {
      digest.combine(row.name)
      for value in row.values.joined() { digest.combine(value) }
    }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? RobustnessValue else { return false }
    return other.variable == variable && other.places == places && other.metric == metric
      && other.rows.map(\.name) == rows.map(\.name)
      && other.rows.map(\.values) == rows.map(\.values)
  }
}
