public import Diagnostics
import Tensors

extension Dataset {
  /// The data with the views of other data about the same clips, matched by name.
  ///
  /// Labels, target and order are those of the first. Throws `dataset.different-clips`,
  /// `dataset.duplicate-view`.
  public func joined(with other: Dataset) throws(Fault) -> Dataset {
    let places = Dictionary(uniqueKeysWithValues: other.clips.enumerated().map { ($1, $0) })
    var order: [Int] = []
    for clip in clips {
      guard let place = places[clip] else {
        throw Fault(
          "dataset.different-clips",
          "data that are joined must be about the same clips, but only one side has `\(clip)`")
      }
      order.append(place)
    }
    if other.count > count {
      let mine = Set(clips)
      let extra = other.clips.first { !mine.contains($0) } ?? ""
      throw Fault(
        "dataset.different-clips",
        "data that are joined must be about the same clips, but only one side has `\(extra)`")
    }
    var whole = self
    for view in try other.subset(order).views { whole = try whole.adding(view) }
    return whole
  }

  /// The data with one more view that has the features of several views side by side.
  ///
  /// Throws `dataset.unknown-view`, `dataset.duplicate-view` and `dataset.sequence-view` for a view
  /// of sequences.
  public func merging(views names: [String], as name: String) throws(Fault) -> Dataset {
    var parts: [Tensor] = []
    var featureNames: [String]? = []
    for part in names {
      let view = try view(part)
      guard !view.isSequence else {
        throw Fault(
          "dataset.sequence-view",
          "views that are merged must be vectors, but `\(part)` holds sequences")
      }
      parts.append(try view.features)
      featureNames = view.featureNames.flatMap { more in featureNames.map { $0 + more } }
    }
    guard !parts.isEmpty else {
      throw Fault("dataset.no-views", "there must be at least one view to merge, but there is none")
    }
    let whole = try Tensor.concatenated(parts, axis: 1)
    return try adding(FeatureView(name, whole, featureNames: featureNames))
  }

  /// The clips of both, which must have the same views and labels.
  ///
  /// Throws `dataset.different-views`, `dataset.different-labels`, `dataset.duplicate-clip`.
  public func concatenated(with other: Dataset) throws(Fault) -> Dataset {
    guard viewNames == other.viewNames else {
      throw Fault(
        "dataset.different-views",
        "data that are put together must have the same views, but have "
          + "\(listed(viewNames, quoted: true)) and \(listed(other.viewNames, quoted: true))")
    }
    guard labelNames == other.labelNames, target == other.target else {
      throw Fault(
        "dataset.different-labels",
        "data that are put together must have the same labels and target, but have "
          + "\(listed(labelNames, quoted: true)) and \(listed(other.labelNames, quoted: true))")
    }
    var allViews: [FeatureView] = []
    for (mine, theirs) in zip(views, other.views) {
      allViews.append(try mine.concatenated(with: theirs))
    }
    let allLabels = zip(labels, other.labels).map { $0.concatenated(with: $1) }
    var whole = try Dataset(
      clips: clips + other.clips, views: allViews, labels: allLabels, target: target,
      provenance: provenance, skipped: skipped)
    whole.labelled = labelled + other.labelled
    return whole
  }
}

extension FeatureView {
  fileprivate func concatenated(with other: FeatureView) throws(Fault) -> FeatureView {
    guard width == other.width, isSequence == other.isSequence else {
      throw Fault(
        "dataset.different-views",
        "the view `\(name)` must have the same width on both sides, but has the shapes "
          + "\(shape) and \(other.shape)")
    }
    guard let lengths, let others = other.lengths else {
      return try FeatureView(
        name, Tensor.concatenated([features, other.features], axis: 0), featureNames: featureNames
      ).from(commonOrigin(other))
    }
    let longest = max(shape[1], other.shape[1])
    let size = Double(clipCount + other.clipCount) * Double(longest) * Double(width) * 4
    if isStored || other.isStored || size > Double(MemoryLimit.forFeatures), width > 0 {
      return FeatureView(
        unchecked: name, .parts(try clipSteps + other.clipSteps, longest: longest),
        lengths + others, featureNames, commonOrigin(other))
    }
    let whole = try Tensor.concatenated(
      [padded(to: longest), other.padded(to: longest)], axis: 0)
    return try FeatureView(
      name, sequences: whole, lengths: lengths + others, featureNames: featureNames
    ).from(commonOrigin(other))
  }

  private func commonOrigin(_ other: FeatureView) -> FeatureOrigin {
    origin == other.origin ? origin : .changed("its clips were made in two ways")
  }

  /// The steps of each clip by itself.
  private var clipSteps: [ClipSteps] {
    get throws(Fault) {
      if let parts { return parts }
      var all: [ClipSteps] = []
      for clip in 0..<clipCount { all.append(.memory(try steps(ofClip: clip))) }
      return all
    }
  }

  /// Sequences with zeros behind them, so many steps in all.
  private func padded(to steps: Int) throws(Fault) -> Tensor {
    let features = try features
    guard steps > features.shape[1] else { return features }
    let size = features.shape[1] * width
    return Tensor(try Shape([clipCount, steps, width])) { out in
      features.withPointer { x in
        for clip in 0..<clipCount {
          (out + clip * steps * width).update(from: x + clip * size, count: size)
        }
      }
    }
  }
}

extension LabelColumn {
  fileprivate func concatenated(with other: LabelColumn) -> LabelColumn {
    if classes == other.classes { return replacing(indices + other.indices) }
    let texts = indices.indices.map(text(at:)) + other.indices.indices.map(other.text(at:))
    return LabelColumn(name, texts: texts)
  }
}
