import Diagnostics
import Tensors

extension FeatureView {
  /// Whether the features are too many for memory: they lie in a file, or clip by clip, but are not one
  /// tensor.
  public var isStored: Bool { if case .parts = storage { true } else { false } }

  /// The steps of each clip where they lie; nothing for a view that is one tensor in memory.
  public var parts: [ClipSteps]? {
    if case .parts(let parts, _) = storage { parts } else { nil }
  }

  /// Creates a view of sequences of steps that lie in memory or in files. They become one tensor where none
  /// lies in a file and the tensor takes at most `memory` bytes: clips may share their steps, and short
  /// ones are padded, so that it can be much larger than what is in memory.
  ///
  /// Throws `view.shape` where a clip has no steps or another width than the first.
  init(
    _ name: String, steps: [ClipSteps], featureNames: [String]? = nil,
    memory: Int = MemoryLimit.forFeatures
  ) throws(Fault) {
    let longest = steps.map(\.count).max() ?? 0
    let size = Double(steps.count) * Double(longest) * Double(steps.first?.width ?? 0) * 4
    guard steps.contains(where: { $0.file != nil }) || size > Double(memory) else {
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
      unchecked: name, .parts(steps, longest: longest), steps.map(\.count), featureNames, .given)
  }

  /// All clips as one tensor `[clips, time, features]`, zeros behind the shorter ones.
  ///
  /// Throws `limit.memory`, `shape.too-large`, `file.unreadable`.
  static func padded(_ parts: [ClipSteps], to longest: Int) throws(Fault) -> Tensor {
    let width = parts.first?.width ?? 0
    var failure: Fault?
    let whole = Tensor(try Shape([parts.count, longest, width])) { out in
      for (clip, part) in parts.enumerated() {
        do throws(Fault) {
          let steps = try part.tensor()
          steps.withPointer {
            (out + clip * longest * width).update(from: $0, count: steps.count)
          }
        } catch { failure = error }
      }
    }
    if let failure { throw failure }
    return whole
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
