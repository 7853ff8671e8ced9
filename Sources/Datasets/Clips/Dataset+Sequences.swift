public import Diagnostics
import Signals
import Tensors

extension Dataset {
  /// The data with some features of a view only, in the given order.
  ///
  /// Throws `dataset.unknown-view` and `view.features`.
  public func takingFeatures(_ positions: [Int], of name: String) throws(Fault) -> Dataset {
    let view = try view(name)
    return try replacing(view.features(positions).from(view.origin.adding(.features(positions))))
  }

  /// The data with some time steps of a view only, in the given order; steps that a clip does not
  /// have are left out of it.
  ///
  /// Throws `dataset.unknown-view`, `view.not-sequences`, and `view.steps` where a clip has none of
  /// them.
  public func takingSteps(_ positions: [Int], of name: String) throws(Fault) -> Dataset {
    let view = try view(name)
    try view.requireSequences()
    let steps = view.shape[1]
    guard !positions.isEmpty, positions.allSatisfy({ $0 >= 0 }) else {
      throw Fault(
        "view.steps",
        "there must be at least one step to take, from 0 on, but "
          + (positions.isEmpty ? "there is none" : "one is \(positions.min() ?? 0)"),
        hint: "Write a range such as 0..<10.")
    }
    let possible = positions.filter { $0 < steps }
    return try replacing(
      view.mappingClips(width: view.width, names: view.featureNames) {
        clip, whole throws(Fault) in
        let places = possible.filter { $0 < whole.shape[0] }
        guard !places.isEmpty else {
          throw Fault(
            "view.steps",
            "every clip must have one of the steps, but `\(clips[clip])` has only "
              + counted(whole.shape[0], "step"),
            hint: "Take earlier steps, or leave such clips out.")
        }
        let width = whole.shape[1]
        return try Tensor(
          [places.count, width], places.flatMap { whole.values[($0 * width)..<(($0 + 1) * width)] })
      }.from(view.origin.adding(.steps(positions))))
  }

  /// The data with a view whose features are followed by their slopes over time and, for order 2,
  /// their curvatures.
  ///
  /// Throws `dataset.unknown-view`, `view.not-sequences`, and `signal.deltas`, also where a clip is
  /// shorter than the window.
  public func addingDeltas(
    of name: String, width: Int = 9, order: Int = 1
  ) throws(Fault) -> Dataset {
    let view = try view(name)
    let names = view.featureNames.map { names in
      names + names.map { "Δ\($0)" } + (order > 1 ? names.map { "ΔΔ\($0)" } : [])
    }
    return try replacing(
      view.mappingClips(width: view.width * (order + 1), names: names) {
        clip, steps throws(Fault) in
        guard steps.shape[0] >= width else {
          throw Fault(
            "signal.deltas",
            "every clip must have as many steps as the window is wide, \(width), but "
              + "`\(clips[clip])` has \(steps.shape[0])",
            hint: "Make the window narrower, or leave such clips out.")
        }
        var parts = [steps]
        for one in 1...max(1, order) {
          parts.append(try Deltas.of(steps, width: width, order: one))
        }
        return try Tensor.concatenated(parts, axis: 1)
      }.from(view.origin.adding(.deltas(width: width, order: order))))
  }

  /// The data with each clip of a view normalised by itself: each feature less its mean over the
  /// steps and, where `dividesBySpread`, divided by its standard deviation.
  ///
  /// Throws `dataset.unknown-view` and `view.not-sequences`.
  public func normalizingClips(
    of name: String, dividesBySpread: Bool = true
  ) throws(Fault) -> Dataset {
    let view = try view(name)
    return try replacing(
      view.mappingClips(width: view.width, names: view.featureNames) { _, steps throws(Fault) in
        try ClipNormalization.of(steps, dividesBySpread: dividesBySpread)
      }.from(view.origin.adding(.normalize(dividesBySpread: dividesBySpread))))
  }
}

extension FeatureView {
  /// The view with the features at the given positions.
  ///
  /// Throws `view.features` for a position that does not exist, or none at all.
  fileprivate func features(_ positions: [Int]) throws(Fault) -> FeatureView {
    if let bad = positions.first(where: { $0 < 0 || $0 >= width }) {
      throw Fault(
        "view.features",
        "a feature of the view `\(name)` must be from 0 to \(width - 1), but is \(bad)")
    }
    guard !positions.isEmpty else {
      throw Fault(
        "view.features", "at least one feature of the view `\(name)` must be taken, but none is",
        hint: "Write a range such as 0..<10.")
    }
    let names = featureNames.map { names in positions.map { names[$0] } }
    guard !isStored else {
      return try mappingClips(width: positions.count, names: names) {
        _, steps throws(Fault) in try Self.columns(positions, of: steps)
      }
    }
    let taken = try Self.columns(positions, of: features)
    guard let lengths else { return try FeatureView(name, taken, featureNames: names) }
    return try FeatureView(name, sequences: taken, lengths: lengths, featureNames: names)
  }

  /// The features at positions that exist, of a tensor whose last axis they are.
  private static func columns(_ positions: [Int], of features: Tensor) throws(Fault) -> Tensor {
    let rows = features.shape.rowCount
    let width = features.shape.rowLength
    let shape = try Shape(features.shape.sizes.dropLast() + [positions.count])
    return Tensor(shape) { out in
      features.withPointer { x in
        for row in 0..<rows {
          for (place, position) in positions.enumerated() {
            out[row * positions.count + place] = x[row * width + position]
          }
        }
      }
    }
  }
}
