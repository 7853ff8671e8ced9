import Datasets
import Diagnostics
import Language

extension Dataset {
  /// A data set of arrays: `{audio: [clips, features], …}`, sequences among them, and `{word: ["yes", "no", …], …}`.
  ///
  /// A list of numbers is a view of one feature; `none` is a missing label. The target is the one
  /// that is named, else `label`, else the only label there is. Clips are called `clip 1`, `clip 2`, ….
  ///
  /// Throws `dataset.views`, `dataset.labels` and `dataset.no-clips`, and as the data set itself does.
  init(views: Record, labels: Record, target: String?, name: String) throws {
    let features = try views.fields.map { field in try FeatureView(field.name, value: field.value) }
    guard let first = features.first else {
      throw Fault(
        "dataset.views", "a dataset must have at least one view, but has none",
        hint: "Write views as {audio: x}.", parameter: "views")
    }
    guard first.clipCount > 0 else {
      throw Fault(
        "dataset.no-clips", "a dataset must have at least one clip, but `\(first.name)` has none",
        parameter: "views")
    }
    let columns = try labels.fields.map { field in try Self.column(field.name, field.value) }
    var goal = target
    if goal == nil {
      goal = columns.count == 1 ? columns[0].name : columns.first { $0.name == "label" }?.name
    }
    try self.init(
      clips: (1...first.clipCount).map { "clip \($0)" }, views: features, labels: columns,
      target: goal, provenance: Provenance(name: name, source: "made of arrays in the notebook"))
  }

  private static func column(_ name: String, _ value: Value) throws -> LabelColumn {
    guard let items = try Items.read(value)?.items else {
      throw Fault(
        "dataset.labels",
        "the label `\(name)` must be a list with one class for each clip, but is \(value.literal)",
        parameter: "labels")
    }
    return LabelColumn(
      name, texts: items.map { $0.isNone ? nil : $0.string ?? $0.literal })
  }
}
