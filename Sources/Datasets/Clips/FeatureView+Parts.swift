public import Diagnostics
public import Tensors

extension FeatureView {
  /// Creates a view of sequences from one tensor `[steps, features]` for each clip, padded with zeros
  /// to the longest.
  ///
  /// Throws `view.shape` where a clip has no steps or another width than the first, and
  /// `shape.too-large`.
  public init(
    _ name: String, parts: [Tensor], featureNames: [String]? = nil
  ) throws(Fault) {
    let width = parts.first?.shape.rowLength ?? 0
    for (clip, part) in parts.enumerated() {
      guard part.shape.rank == 2, part.shape[0] > 0, part.shape[1] == width else {
        throw Fault(
          "view.shape",
          "each clip of the view `\(name)` must have the shape [steps, \(width)], but clip \(clip) "
            + "has \(part.shape)")
      }
    }
    let lengths = parts.map { $0.shape[0] }
    let longest = lengths.max() ?? 0
    let whole = Tensor(try Shape([parts.count, longest, width])) { out in
      for (clip, part) in parts.enumerated() {
        part.withPointer { (out + clip * longest * width).update(from: $0, count: part.count) }
      }
    }
    try self.init(name, sequences: whole, lengths: lengths, featureNames: featureNames)
  }

  /// The steps of a clip without padding, `[steps, features]`; a vector is one step.
  ///
  /// Throws `shape.index` where there is no such clip.
  public func steps(ofClip clip: Int) throws(Fault) -> Tensor {
    guard clip >= 0, clip < clipCount else {
      throw Fault(
        "shape.index",
        "a clip of the view `\(name)` must be from 0 to \(clipCount - 1), but is \(clip)")
    }
    if case .parts(let parts, _) = storage { return try parts[clip].tensor() }
    let features = try features
    let size = features.count / clipCount
    let steps = lengths?[clip] ?? 1
    return try Tensor(
      [steps, width], Array(features.values[(clip * size)..<(clip * size + steps * width)]))
  }

  /// The view with the steps of each clip put through a function that makes steps of a given width.
  ///
  /// Throws `view.not-sequences` for a view of vectors, and what the function throws.
  func mappingClips(
    width: Int, names: [String]? = nil,
    _ change: (_ clip: Int, Tensor) throws(Fault) -> Tensor
  ) throws(Fault) -> FeatureView {
    try requireSequences()
    guard clipCount > 0 else {
      return try FeatureView(
        name, sequences: Tensor(zeros: [0, shape[1], width]), lengths: [],
        featureNames: names)
    }
    guard isStored else {
      var parts: [Tensor] = []
      parts.reserveCapacity(clipCount)
      for clip in 0..<clipCount { parts.append(try change(clip, steps(ofClip: clip))) }
      return try FeatureView(name, parts: parts, featureNames: names)
    }
    // What did not fit into memory still does not: it goes into another file.
    var store = StoredSteps(try fileForSteps())
    for clip in 0..<clipCount { try store.append(change(clip, steps(ofClip: clip))) }
    return try FeatureView(name, steps: store.steps, featureNames: names)
  }

  /// Throws `view.not-sequences` for a view of vectors.
  func requireSequences() throws(Fault) {
    guard !isSequence else { return }
    throw Fault(
      "view.not-sequences",
      "the view `\(name)` must hold sequences, but holds \(counted(width, "feature")) a clip",
      hint: "Read recordings as sequences, for example with `audio=\"log_mel\"`.")
  }
}
