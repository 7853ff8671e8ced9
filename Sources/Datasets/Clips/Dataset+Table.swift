public import Diagnostics

extension Dataset {
  /// Creates data from a table: a row a clip.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - clip: The column with the names of the clips; rows are numbered where it is not given.
  ///   - views: The columns of numbers that make up each view.
  ///   - labels: The columns that are labels; where they are not given, every column of text.
  ///   - target: The label to learn.
  ///   - provenance: Where the table comes from.
  ///   - notFinite: What to do with missing features.
  ///
  /// Throws `table.unknown-column`, `table.not-numeric`, and as the data set itself does.
  public init(
    table: Table, clip: String? = nil, views: [(name: String, columns: [String])],
    labels: [String]? = nil, target: String? = nil, provenance: Provenance,
    notFinite: NotFinitePolicy = .refuse
  ) throws(Fault) {
    var names = (0..<table.rowCount).map { "row \($0 + 1)" }
    if let clip {
      for (row, text) in try table.column(clip).texts.enumerated() {
        names[row] = text ?? names[row]
      }
    }
    var featureViews: [FeatureView] = []
    for view in views {
      featureViews.append(try FeatureView(view.name, table: table, columns: view.columns))
    }
    let texts = table.columns.filter { !$0.isNumeric && $0.name != clip }.map(\.name)
    var columns: [LabelColumn] = []
    for name in labels ?? texts {
      columns.append(LabelColumn(name, texts: try table.column(name).texts))
    }
    try self.init(
      clips: names, views: featureViews, labels: columns, target: target, provenance: provenance,
      notFinite: notFinite)
  }
}
