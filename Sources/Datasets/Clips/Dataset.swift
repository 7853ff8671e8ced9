public import Diagnostics

/// Clips with views, labels and a target: what networks learn from.
///
/// Every view and every label column has one entry for each clip. A clip that is not labelled keeps
/// its views: pairs of views teach without labels.
public struct Dataset: Sendable, Equatable {
  /// The names of the clips, all different.
  public internal(set) var clips: [String]
  /// The views, in order.
  public internal(set) var views: [FeatureView]
  /// The label columns, in order.
  public internal(set) var labels: [LabelColumn]
  /// The name of the label column to learn.
  public internal(set) var target: String?
  /// Whether the label of each clip may be used in training.
  public internal(set) var labelled: [Bool]
  /// Where the clips come from.
  public internal(set) var provenance: Provenance
  /// What was left out while reading, and why.
  public internal(set) var skipped: [SkippedClips]

  /// Creates a data set.
  ///
  /// A clip whose target label is missing is not labelled. Throws `dataset.duplicate-clip`,
  /// `dataset.length`, `dataset.duplicate-view`, `dataset.duplicate-label`,
  /// `dataset.unknown-label` and `view.not-finite`.
  public init(
    clips: [String], views: [FeatureView], labels: [LabelColumn] = [], target: String? = nil,
    provenance: Provenance, skipped: [SkippedClips] = [], notFinite: NotFinitePolicy = .refuse
  ) throws(Fault) {
    var names: Set<String> = []
    if let twice = clips.first(where: { !names.insert($0).inserted }) {
      throw Fault(
        "dataset.duplicate-clip",
        "the clips must have different names, but `\(twice)` appears twice"
      )
    }
    try Self.check(views, clips)
    try Self.check(labels, clips)
    var finite: [FeatureView] = []
    for view in views { finite.append(try view.finite(notFinite, clips: clips)) }
    self.clips = clips
    self.views = finite
    self.labels = labels
    self.target = nil
    labelled = [Bool](repeating: false, count: clips.count)
    self.provenance = provenance
    self.skipped = skipped
    if let target { self = try targeting(target) }
  }

  private static func check(_ views: [FeatureView], _ clips: [String]) throws(Fault) {
    var names: Set<String> = []
    for view in views {
      guard names.insert(view.name).inserted else {
        throw Fault(
          "dataset.duplicate-view",
          "views must have different names, but two are called `\(view.name)`")
      }
      guard view.clipCount == clips.count else {
        throw Fault(
          "dataset.length",
          "the view `\(view.name)` must have \(counted(clips.count, "clip")), but has "
            + "\(view.clipCount)")
      }
    }
  }

  private static func check(_ labels: [LabelColumn], _ clips: [String]) throws(Fault) {
    var names: Set<String> = []
    for column in labels {
      guard names.insert(column.name).inserted else {
        throw Fault(
          "dataset.duplicate-label",
          "label columns must have different names, but two are called `\(column.name)`")
      }
      guard column.indices.count == clips.count else {
        throw Fault(
          "dataset.length",
          "the labels `\(column.name)` must be \(clips.count), one a clip, but are "
            + "\(column.indices.count)")
      }
    }
  }

  /// The number of clips.
  public var count: Int { clips.count }

  /// The number of clips that are labelled.
  public var labelledCount: Int { labelled.reduce(0) { $0 + ($1 ? 1 : 0) } }

  /// The names of the views.
  public var viewNames: [String] { views.map(\.name) }

  /// The names of the label columns.
  public var labelNames: [String] { labels.map(\.name) }

  /// The view of a name.
  ///
  /// Throws `dataset.unknown-view`.
  public func view(_ name: String) throws(Fault) -> FeatureView {
    if let view = views.first(where: { $0.name == name }) { return view }
    throw Fault(
      "dataset.unknown-view", "the data have no view `\(name)`",
      hint: suggestion(for: name, among: viewNames, noun: "view"), subject: name)
  }

  /// The label column of a name.
  ///
  /// Throws `dataset.unknown-label`.
  public func label(_ name: String) throws(Fault) -> LabelColumn {
    if let column = labels.first(where: { $0.name == name }) { return column }
    throw Fault(
      "dataset.unknown-label", "the data have no label `\(name)`",
      hint: suggestion(for: name, among: labelNames, noun: "label"), subject: name)
  }
}
