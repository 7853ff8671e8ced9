public import Diagnostics
public import Tensors

/// Clips as arrays: what training and evaluation see of a data set.
///
/// `labels` has one class index for each clip, or ``unlabelled`` where the label may not be used.
public struct Examples: Sendable {
  /// The label of a clip whose label may not be used.
  public static let unlabelled = -1

  /// The views by name, such as `audio` and `video`.
  public let views: [String: ClipView]
  /// The class of each clip, or ``unlabelled``.
  public let labels: [Int]
  /// The names of the classes.
  public let classes: [String]
  /// The names of the clips, for messages and for teachers that were recorded.
  public let names: [String]

  /// Creates examples; clips are numbered where they have no names.
  ///
  /// Throws `examples.shape` when a view has not one item for each label, and `examples.label` when a
  /// label is no class.
  public init(
    views: [String: ClipView], labels: [Int], classes: [String], names: [String]? = nil
  ) throws(Fault) {
    for (name, view) in views.sorted(by: { $0.key < $1.key }) where view.count != labels.count {
      throw Fault(
        "examples.shape",
        "the view `\(name)` must have one item for each of \(counted(labels.count, "clip")), but "
          + "has \(view.count)",
        hint: "Give each clip one vector of features, or one sequence of them.")
    }
    if let wrong = labels.first(where: { $0 >= classes.count || $0 < Self.unlabelled }) {
      throw Fault(
        "examples.label",
        "a label must be a class from 0 to \(classes.count - 1), or -1 for none, but is \(wrong)")
    }
    self.views = views
    self.labels = labels
    self.classes = classes
    self.names = names ?? (1...max(1, labels.count)).map { "clip \($0)" }
  }

  /// Creates examples from views that are matrices with a row for each clip.
  ///
  /// Throws as the other.
  public init(views: [String: Tensor], labels: [Int], classes: [String]) throws(Fault) {
    var clipViews: [String: ClipView] = [:]
    for (name, rows) in views.sorted(by: { $0.key < $1.key }) {
      clipViews[name] = try ClipView(rows, name: name)
    }
    try self.init(views: clipViews, labels: labels, classes: classes)
  }

  /// The number of clips.
  public var count: Int { labels.count }

  /// The places of the clips whose label may be used.
  public var labelledPlaces: [Int] { labels.indices.filter { labels[$0] != Self.unlabelled } }

  /// The view of a name.
  ///
  /// Throws `examples.view` when there is none.
  public func view(_ name: String) throws(Fault) -> ClipView {
    guard let view = views[name] else {
      throw Fault(
        "examples.view", "the clips have no view `\(name)`",
        hint: suggestion(for: name, among: Array(views.keys), noun: "view"))
    }
    return view
  }

  /// The same clips with other labels.
  func relabelled(_ labels: [Int]) throws(Fault) -> Examples {
    try Examples(views: views, labels: labels, classes: classes, names: names)
  }
}
