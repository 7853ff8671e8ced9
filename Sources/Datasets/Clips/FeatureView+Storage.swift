import Diagnostics
import Tensors

extension FeatureView {
  /// Whether the features lie in a file, and not in memory as one tensor.
  public var isStored: Bool { if case .parts = storage { true } else { false } }

  /// The steps of each clip where they lie; nothing for a view that is one tensor in memory.
  public var parts: [ClipSteps]? {
    if case .parts(let parts, _) = storage { parts } else { nil }
  }

  /// Creates a view of sequences of steps that lie in memory or in files.
  ///
  /// Throws `view.shape` where a clip has no steps or another width than the first, `shape.too-large`
  /// where what is in memory is more than a tensor holds.
  init(_ name: String, steps: [ClipSteps], featureNames: [String]? = nil) throws(Fault) {
    let isStored = steps.contains { if case .stored = $0 { true } else { false } }
    guard isStored else {
      var tensors: [Tensor] = []
      for part in steps { tensors.append(try part.tensor()) }
      try self.init(name, parts: tensors, featureNames: featureNames)
      return
    }
    let width = steps.first?.width ?? 0
    for (clip, part) in steps.enumerated() where part.count < 1 || part.width != width {
      throw Fault(
        "view.shape",
        "each clip of the view `\(name)` must have steps of \(width) features, but clip \(clip) has "
          + "\(counted(part.count, "step")) of \(part.width)")
    }
    self.init(
      unchecked: name, .parts(steps, longest: steps.map(\.count).max() ?? 0), steps.map(\.count),
      featureNames, .given)
  }

  /// All clips as one tensor `[clips, time, features]`, zeros behind the shorter ones. What cannot be read
  /// again is NaN, which every use refuses.
  static func padded(_ parts: [ClipSteps], to longest: Int) -> Tensor {
    let width = parts.first?.width ?? 0
    guard let shape = try? Shape([parts.count, longest, width]) else {
      return Tensor(repeating: .nan, .scalar)
    }
    return Tensor(shape) { out in
      for (clip, part) in parts.enumerated() {
        let target = out + clip * longest * width
        if let steps = try? part.tensor() {
          steps.withPointer { target.update(from: $0, count: steps.count) }
        } else {
          target.update(repeating: .nan, count: part.count * width)
        }
      }
    }
  }
}

extension FeatureView: Equatable {
  /// Whether both have the same names, clips, numbers and origin, wherever the numbers lie.
  public static func == (a: FeatureView, b: FeatureView) -> Bool {
    guard a.name == b.name, a.lengths == b.lengths, a.featureNames == b.featureNames,
      a.origin == b.origin, a.shape == b.shape
    else { return false }
    if case .whole(let x) = a.storage, case .whole(let y) = b.storage { return x == y }
    return (0..<a.clipCount).allSatisfy { clip in
      guard let x = try? a.steps(ofClip: clip), let y = try? b.steps(ofClip: clip) else {
        return false
      }
      return x == y
    }
  }
}
