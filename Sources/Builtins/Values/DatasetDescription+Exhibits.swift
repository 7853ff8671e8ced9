import Datasets
import Diagnostics
import Plots

extension DatasetDescription {
  /// The description as data for a page: what a terminal shows in lines of words and bars stands in tables.
  var exhibits: [Exhibit] {
    var words: [String] = []
    if summary.provenance.isSynthetic { words.append("SYNTHETIC: not evidence about people") }
    let source = summary.provenance.source
    if !source.isEmpty { words += wordWrapped(source, width: 80) }
    let title = "\(summary.provenance.name), \(size)"
    return [.words(title: title, words)] + [views, labels, classes, skipped].compactMap { $0 }
  }

  private typealias Column = TextTable.Column

  private var views: Exhibit? {
    let hasLengths = summary.views.contains { $0.lengths != nil }
    return Self.table(
      [Column("view"), Column("features")] + (hasLengths ? [Column("steps")] : []),
      summary.views.map { view in
        let shape = view.shape.dropFirst().map(String.init).joined(separator: " × ")
        let lengths = view.lengths.map { "\($0.lowerBound)–\($0.upperBound)" }
        return [.text(view.name), .text(shape)]
          + (hasLengths ? [lengths.map { .text($0) } ?? .missing] : [])
      })
  }

  private var labels: Exhibit? {
    let hasMissing = summary.labels.contains { $0.missing > 0 }
    return Self.table(
      [Column("label"), Column("classes")] + (hasMissing ? [Column("clips without")] : []),
      summary.labels.map { label in
        [.text(label.name), Self.count(label.classes.count)]
          + (hasMissing ? [Self.count(label.missing)] : [])
      })
  }

  /// How many clips each class of the target has.
  private var classes: Exhibit? {
    guard let target = summary.target else { return nil }
    let hasUnlabelled = summary.classes.contains { $0.labelled != $0.clips }
    return Self.table(
      [Column(target), Column("clips")] + (hasUnlabelled ? [Column("labelled")] : []),
      summary.classes.map { row in
        [.text(row.name), Self.count(row.clips)]
          + (hasUnlabelled ? [Self.count(row.labelled)] : [])
      })
  }

  private var skipped: Exhibit? {
    Self.table(
      [Column("skipped"), Column("because"), Column("such as")],
      summary.skipped.map { skipped in
        [
          Self.count(skipped.count), .text(skipped.reason),
          .text(skipped.examples.joined(separator: ", ")),
        ]
      })
  }

  private static func count(_ count: Int) -> TextTable.Cell { .number(Double(count)) }

  private static func table(_ columns: [Column], _ rows: [[TextTable.Cell]]) -> Exhibit? {
    guard !rows.isEmpty else { return nil }
    return (try? TextTable(columns: columns, rows: rows)).map { .table($0) }
  }
}
