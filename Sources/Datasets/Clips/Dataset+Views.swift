public import Diagnostics

extension Dataset {
  /// The data with one more view.
  ///
  /// Throws `dataset.duplicate-view`, `dataset.length` and `view.not-finite`.
  public func adding(
    _ view: FeatureView, notFinite: NotFinitePolicy = .refuse
  ) throws(Fault) -> Dataset {
    let whole = try Dataset(
      clips: clips, views: views + [view], provenance: provenance, notFinite: notFinite)
    var copy = self
    copy.views = whole.views
    return copy
  }

  /// The data without a view.
  ///
  /// Throws `dataset.unknown-view`.
  public func dropping(view name: String) throws(Fault) -> Dataset {
    _ = try view(name)
    var copy = self
    copy.views.removeAll { $0.name == name }
    return copy
  }

  /// The data with a view under another name.
  ///
  /// Throws `dataset.unknown-view` and `dataset.duplicate-view`.
  public func renaming(view old: String, to new: String) throws(Fault) -> Dataset {
    let position = try position(ofView: old)
    guard old == new || !viewNames.contains(new) else {
      throw Fault(
        "dataset.duplicate-view", "views must have different names, but `\(new)` exists already")
    }
    var copy = self
    copy.views[position] = views[position].renamed(new)
    return copy
  }

  /// The data with a view of the same name and shape in place of the one there is.
  func replacing(_ view: FeatureView) throws(Fault) -> Dataset {
    let position = try position(ofView: view.name)
    var copy = self
    copy.views[position] = view
    return copy
  }

  private func position(ofView name: String) throws(Fault) -> Int {
    _ = try view(name)
    return views.firstIndex { $0.name == name } ?? 0
  }
}
