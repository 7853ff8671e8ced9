import Diagnostics
import Tensors

/// What to do with a feature that is not a number or not finite.
public enum NotFinitePolicy: String, Sendable, CaseIterable {
  /// Refuse the view, naming the clip and the feature.
  case refuse
  /// Put the mean of the feature over all clips in its place.
  case mean
}

extension FeatureView {
  /// The view without features that are not finite, padding aside.
  ///
  /// Throws `view.not-finite`.
  func finite(_ policy: NotFinitePolicy, clips: [String]) throws(Fault) -> FeatureView {
    if case .parts = storage {
      guard let clip = try firstNotFiniteClip() else { return self }
      return try FeatureView(name, parts: [steps(ofClip: clip)], featureNames: featureNames).finite(
        .refuse, clips: [clips[clip]])
    }
    guard let first = firstNotFinite() else { return self }
    if policy == .mean { return try filledWithMeans(clips) }
    let value = features.values[first]
    let row = first / width
    let clip = clipIndex(ofRow: row)
    let step = isSequence ? " at time step \(row % features.shape[1])" : ""
    throw Fault(
      "view.not-finite",
      "every feature must be finite, but in the view `\(name)` the clip `\(clips[clip])`\(step) "
        + "has \(value.isNaN ? "NaN" : value > 0 ? "infinity" : "−infinity") as "
        + spelled(feature: first % width),
      hint: "Correct the features, or fill such places with the feature's mean.")
  }

  /// The first clip with a feature that is not finite, one clip at a time in memory.
  private func firstNotFiniteClip() throws(Fault) -> Int? {
    for clip in 0..<clipCount {
      if try steps(ofClip: clip).values.contains(where: { !$0.isFinite }) { return clip }
    }
    return nil
  }

  private func firstNotFinite() -> Int? {
    let features = features
    for range in valueRanges {
      if let bad = range.first(where: { !features.values[$0].isFinite }) { return bad }
    }
    return nil
  }

  private func filledWithMeans(_ clips: [String]) throws(Fault) -> FeatureView {
    var values = features.values
    var sums = [Double](repeating: 0, count: width)
    var counts = [Int](repeating: 0, count: width)
    for range in valueRanges {
      for place in range where values[place].isFinite {
        sums[place % width] += Double(values[place])
        counts[place % width] += 1
      }
    }
    for range in valueRanges {
      for place in range where !values[place].isFinite {
        let feature = place % width
        guard counts[feature] > 0 else {
          throw Fault(
            "view.not-finite",
            "a feature must be finite in one clip at least to have a mean, but in the view "
              + "`\(name)` \(spelled(feature: feature)) never is")
        }
        values[place] = Float(sums[feature] / Double(counts[feature]))
      }
    }
    return replacing(try Tensor(features.shape.sizes, values))
  }

  /// The places of the values that count, a range a clip: padding is left out.
  public var valueRanges: [Range<Int>] {
    let size = shape.dropFirst().reduce(1, *)
    return (0..<clipCount).map { clip in
      let used = lengths.map { $0[clip] * width } ?? size
      return (clip * size)..<(clip * size + used)
    }
  }

  private func clipIndex(ofRow row: Int) -> Int {
    isSequence ? row / max(1, shape[1]) : row
  }
}
