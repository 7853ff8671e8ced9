import Diagnostics
import Distillation
import Plots

/// The summary of a study drawn as a table for each metric: means, differences, tests, verdicts.
struct StudyDrawing {
  private let summary: StudySummary

  init(_ summary: StudySummary) { self.summary = summary }

  var exhibits: [Exhibit] {
    let metrics = summary.rows.map(\.metric).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return metrics.map { metric in
      do throws(Fault) {
        return .table(try table(of: metric))
      } catch {
        return .words(title: nil, [error.message])
      }
    }
  }

  private func table(of metric: String) throws(Fault) -> TextTable {
    let rows = summary.rows.filter { $0.metric == metric }
    let kind = MetricKind(rawValue: metric)
    let scale = kind?.isShare ?? false ? 100.0 : 1
    let format: NumberFormat? = scale == 100 ? .decimals(1) : nil
    let higher = MetricKind.higherIsBetter(metric)
    // Of plain numbers nobody knows which are better.
    let isDirected = kind != nil
    let columns = [
      TextTable.Column("variant"),
      TextTable.Column(
        kind?.shortTitle ?? metric, format: format,
        best: isDirected ? higher ? .highest : .lowest : nil),
      TextTable.Column("sd", format: format),
      TextTable.Column("95% interval", alignment: .right),
      TextTable.Column("difference", format: signed(format)),
      TextTable.Column("sd", format: format),
      TextTable.Column("p (Holm)", alignment: .right),
      TextTable.Column("verdict"),
    ]
    let cells = rows.map { row -> [TextTable.Cell] in
      let mean = TextTable.Cell.number(row.mean * scale)
      let deviation = optional(row.standardDeviation, scale)
      let interval = row.interval.map { "\(number($0.lower, scale))–\(number($0.upper, scale))" }
      guard let comparison = row.comparison else {
        return [
          .text(row.variant), mean, deviation, interval.map { .text($0) } ?? .missing, .missing,
          .missing, .missing, .text(row.variant == summary.baseline ? "baseline" : ""),
        ]
      }
      return [
        .text(row.variant), mean, deviation, interval.map { .text($0) } ?? .missing,
        .number(comparison.mean * scale), optional(comparison.standardDeviation, scale),
        comparison.correctedTTestP.map { .text(Self.probability($0)) } ?? .missing,
        isDirected
          ? .toned(comparison.verdict.rawValue, Self.tone(comparison.verdict))
          : .text(Self.direction(comparison.verdict)),
      ]
    }
    let compared = rows.contains { $0.comparison != nil }
    let note =
      (isDirected ? "* best. " : "") + "\(summary.note) Intervals are Student's t"
      + (compared
        ? "; differences are paired, p is by Student's t test of them, corrected by Holm." : ".")
      + pooled(rows, scale)
    let title = (kind?.title ?? metric) + (scale == 100 ? " in percent" : "")
    return try TextTable(title, columns: columns, rows: cells, caption: note)
  }

  /// The values over the clips of all folds at once, where there are such, beside the means over folds.
  private func pooled(_ rows: [StudyRow], _ scale: Double) -> String {
    let known = rows.compactMap { row in row.pooled.map { (row: row, pooled: $0) } }
    guard !known.isEmpty else { return "" }
    func isEqual(_ row: StudyRow, _ pooled: Double) -> Bool {
      number(row.mean, scale) == number(pooled, scale)
    }
    if known.allSatisfy({ isEqual($0.row, $0.pooled) }) { return " Pooled over folds: the same." }
    let parts = known.map { "\($0.row.variant) \(number($0.pooled, scale))" }
    return " Pooled over folds: \(parts.joined(separator: ", "))."
  }

  private func signed(_ format: NumberFormat?) -> NumberFormat {
    var format = format ?? .significant(3)
    format.isSigned = true
    return format
  }

  private func optional(_ value: Double?, _ scale: Double) -> TextTable.Cell {
    value.map { .number($0 * scale) } ?? .missing
  }

  private func number(_ value: Double, _ scale: Double) -> String {
    scale == 100
      ? NumberFormat.decimals(1).text(value * scale) : NumberFormat.significant(3).text(value)
  }

  private static func probability(_ p: Double) -> String {
    p < 0.001 ? "<0.001" : NumberFormat.decimals(3).text(p)
  }

  private static func direction(_ verdict: PairedComparison.Verdict) -> String {
    switch verdict {
    case .better: "higher"
    case .worse: "lower"
    case .tie: "tie"
    }
  }

  private static func tone(_ verdict: PairedComparison.Verdict) -> Tone {
    switch verdict {
    case .better: .good
    case .worse: .bad
    case .tie: .faint
    }
  }
}
