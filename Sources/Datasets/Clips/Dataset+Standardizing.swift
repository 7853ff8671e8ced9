public import Diagnostics

extension Dataset {
  /// The mean and spread of a view over all clips, labelled or not.
  ///
  /// Throws `dataset.unknown-view` and `standardize.empty`.
  public func standardization(of view: String) throws(Fault) -> Standardization {
    try Standardization(self.view(view))
  }

  /// The data with a view standardised by what was measured on these or on other data.
  ///
  /// Throws `dataset.unknown-view` and `standardize.width`.
  public func standardized(
    view: String, with standardization: Standardization
  ) throws(Fault) -> Dataset {
    let whole = try standardization.applied(to: self.view(view))
    return try replacing(whole.from(whole.origin.adding(.standardize(standardization))))
  }

  /// The data with each group's clips standardised by the mean and spread of that group alone.
  ///
  /// Nothing passes from one group to another, so this may be done before splitting by group.
  /// Throws `dataset.unknown-view`, `dataset.unknown-label`, `dataset.missing-label` and
  /// `standardize.small-group` for a group of one clip, of which nothing would be left.
  public func standardized(view: String, by label: String) throws(Fault) -> Dataset {
    let column = try completeLabel(label)
    let whole = try self.view(view)
    var ofClip = [Standardization?](repeating: nil, count: count)
    for (index, clips) in column.members.enumerated() where !clips.isEmpty {
      guard clips.count > 1 || whole.isSequence else {
        throw Fault(
          "standardize.small-group",
          "a group must have at least two clips to be standardised by itself, but "
            + "\(label) `\(column.classes[index])` has one (`\(self.clips[clips[0]])`)")
      }
      let standardization = try Standardization(whole, clips: clips)
      for clip in clips { ofClip[clip] = standardization }
    }
    let standardized = try whole.changing(0..<count) { clip, values in
      ofClip[clip]?.apply(to: values)
    }
    return try replacing(
      standardized.from(
        whole.origin.changed("it was standardised by \(label), which takes several clips")))
  }

  /// A label column that says something about every clip.
  ///
  /// Throws `dataset.unknown-label` and `dataset.missing-label`.
  func completeLabel(_ name: String) throws(Fault) -> LabelColumn {
    let column = try label(name)
    if let bad = column.indices.firstIndex(of: LabelColumn.missing) {
      let number = column.indices.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
      throw Fault(
        "dataset.missing-label",
        "every clip must have a `\(name)` to be grouped by it, but \(counted(number, "clip")) "
          + "\(number == 1 ? "has" : "have") none, as `\(clips[bad])`",
        hint: "Leave such clips out.")
    }
    return column
  }
}
