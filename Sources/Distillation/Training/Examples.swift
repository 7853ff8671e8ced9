public import Diagnostics
public import Tensors

/// Clips as arrays: what training and evaluation see of a data set.
///
/// **Shapes** each view is `[clips, features]`; `labels` has one class index for each clip, or
/// ``unlabelled`` where the label may not be used.
public struct Examples: Sendable {
  /// The label of a clip whose label may not be used.
  public static let unlabelled = -1

  /// The views by name, such as `audio` and `video`.
  public let views: [String: Tensor]
  /// The class of each clip, or ``unlabelled``.
  public let labels: [Int]
  /// The names of the classes.
  public let classes: [String]

  /// Creates examples.
  ///
  /// Throws `examples.shape` when a view is not a matrix with a row for each label, and
  /// `examples.label` when a label is no class.
  public init(views: [String: Tensor], labels: [Int], classes: [String]) throws(Fault) {
    for (name, view) in views.sorted(by: { $0.key < $1.key }) {
      guard view.shape.rank == 2, view.shape[0] == labels.count else {
        throw Fault(
          "examples.shape",
          "the view `\(name)` must be a matrix with one row for each of \(labels.count) clips, "
            + "but has shape \(view.shape)",
          hint: "Give each clip one vector of features.")
      }
    }
    if let wrong = labels.first(where: { $0 >= classes.count || $0 < Self.unlabelled }) {
      throw Fault(
        "examples.label",
        "a label must be a class from 0 to \(classes.count - 1), or -1 for none, but is \(wrong)")
    }
    self.views = views
    self.labels = labels
    self.classes = classes
  }

  /// The number of clips.
  public var count: Int { labels.count }

  /// The places of the clips whose label may be used.
  public var labelledPlaces: [Int] { labels.indices.filter { labels[$0] != Self.unlabelled } }

  /// The view of a name.
  ///
  /// Throws `examples.view` when there is none.
  public func view(_ name: String) throws(Fault) -> Tensor {
    guard let view = views[name] else {
      throw Fault(
        "examples.view", "the clips have no view `\(name)`",
        hint: suggestion(for: name, among: Array(views.keys), noun: "view"))
    }
    return view
  }
}
