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
    guard let (clip, place, value) = try firstNotFinite() else { return self }
    if policy == .mean { return try filledWithMeans() }
    let step = isSequence ? " at time step \(place / width)" : ""
    throw Fault(
      "view.not-finite",
      "every feature must be finite, but in the view `\(name)` the clip `\(clips[clip])`\(step) "
        + "has \(value.isNaN ? "NaN" : value > 0 ? "infinity" : "−infinity") as "
        + spelled(feature: place % width),
      hint: "Correct the features, or fill such places with the feature's mean.")
  }

  /// The first clip with a feature that is not finite, and its place among those of the clip.
  private func firstNotFinite() throws(Fault) -> (clip: Int, place: Int, value: Float)? {
    var found: (clip: Int, place: Int, value: Float)?
    try visit(0..<clipCount) { clip, values in
      guard found == nil, let place = values.firstIndex(where: { !$0.isFinite }) else { return }
      found = (clip, place, values[place])
    }
    return found
  }

  private func filledWithMeans() throws(Fault) -> FeatureView {
    var sums = [Double](repeating: 0, count: width)
    var counts = [Int](repeating: 0, count: width)
    var damaged: [Int] = []
    try visit(0..<clipCount) { clip, values in
      var isWhole = true
      for (place, value) in values.enumerated() {
        guard value.isFinite else {
          isWhole = false
          continue
        }
        sums[place % width] += Double(value)
        counts[place % width] += 1
      }
      if !isWhole { damaged.append(clip) }
    }
    // A feature of a clip that has steps is either counted or not finite.
    if let feature = counts.firstIndex(of: 0), !damaged.isEmpty {
      throw Fault(
        "view.not-finite",
        "a feature must be finite in one clip at least to have a mean, but in the view "
          + "`\(name)` \(spelled(feature: feature)) never is")
    }
    return try changing(damaged) { _, values in
      for place in values.indices where !values[place].isFinite {
        let feature = place % width
        values[place] = Float(sums[feature] / Double(counts[feature]))
      }
    }
  }

  /// The places of the values that count, a range a clip: padding is left out.
  public var valueRanges: [Range<Int>] {
    let size = shape.dropFirst().reduce(1, *)
    return (0..<clipCount).map { clip in
      let used = lengths.map { $0[clip] * width } ?? size
      return (clip * size)..<(clip * size + used)
    }
  }
}
