public import Diagnostics
public import Tensors

/// What one sense knows about each clip: a row of features, or a sequence of such rows.
public struct FeatureView: Sendable {
  /// The name, such as `audio` or `video`.
  public let name: String
  /// The features, `[clips, features]`, or `[clips, time, features]` for sequences, as one tensor. Of a view
  /// that is too large for memory it is made at each call, if there is memory after all.
  ///
  /// Throws `limit.memory`, `shape.too-large` and `file.unreadable`.
  public var features: Tensor {
    get throws(Fault) {
      switch storage {
      case .whole(let tensor): tensor
      case .parts(let parts, let longest): try Self.padded(parts, to: longest)
      }
    }
  }
  /// Where the features are.
  enum Storage: Sendable {
    /// In one tensor, sequences padded.
    case whole(Tensor)
    /// Each clip by itself, in files or in memory, at least one; and how many steps the longest has, or
    /// had before clips were chosen, as the axis of one tensor would.
    case parts([ClipSteps], longest: Int)
  }
  let storage: Storage
  /// The number of time steps of each clip, for sequences; what lies behind them is padding.
  public let lengths: [Int]?
  /// The names of the features, where they have names.
  public let featureNames: [String]?
  /// How the features came about.
  public internal(set) var origin = FeatureOrigin.given

  /// Creates a view of vectors, `[clips, features]`.
  ///
  /// Throws `view.shape` and `view.feature-names`.
  public init(
    _ name: String, _ features: Tensor, featureNames: [String]? = nil
  ) throws(Fault) {
    guard features.shape.rank == 2 else {
      throw Fault(
        "view.shape",
        "the view `\(name)` must have the shape [clips, features], but has \(features.shape)",
        hint: "Give the lengths of the sequences if the view has a time axis.")
    }
    try self.init(name, features, nil, featureNames)
  }

  /// Creates a view of sequences, `[clips, time, features]`, each with its length.
  ///
  /// Throws `view.shape`, `view.lengths` and `view.feature-names`.
  public init(
    _ name: String, sequences: Tensor, lengths: [Int], featureNames: [String]? = nil
  ) throws(Fault) {
    guard sequences.shape.rank == 3 else {
      throw Fault(
        "view.shape",
        "the view `\(name)` must have the shape [clips, time, features], but has "
          + "\(sequences.shape)")
    }
    guard lengths.count == sequences.shape[0] else {
      throw Fault(
        "view.lengths",
        "the view `\(name)` must have \(counted(sequences.shape[0], "length")), one a clip, but "
          + "has \(lengths.count)")
    }
    let steps = sequences.shape[1]
    if let bad = lengths.firstIndex(where: { $0 < 1 || $0 > steps }) {
      throw Fault(
        "view.lengths",
        "a length in the view `\(name)` must be from 1 to \(steps), but that of clip \(bad) is "
          + "\(lengths[bad])")
    }
    try self.init(name, sequences, lengths, featureNames)
  }

  private init(
    _ name: String, _ features: Tensor, _ lengths: [Int]?, _ featureNames: [String]?
  ) throws(Fault) {
    if let featureNames, featureNames.count != features.shape.rowLength {
      throw Fault(
        "view.feature-names",
        "the view `\(name)` must have \(counted(features.shape.rowLength, "feature name")), but "
          + "has \(featureNames.count)")
    }
    self.name = name
    storage = .whole(features)
    self.lengths = lengths
    self.featureNames = featureNames
  }

  init(
    unchecked name: String, _ storage: Storage, _ lengths: [Int]?, _ featureNames: [String]?,
    _ origin: FeatureOrigin
  ) {
    self.name = name
    self.storage = storage
    self.lengths = lengths
    self.featureNames = featureNames
    self.origin = origin
  }

  /// The number of clips.
  public var clipCount: Int { shape[0] }

  /// The sizes of the axes of ``features``, without making it.
  public var shape: [Int] {
    switch storage {
    case .whole(let tensor): tensor.shape.sizes
    case .parts(let parts, let longest): [parts.count, longest, parts.first?.width ?? 0]
    }
  }

  /// The number of features of a clip, or of a time step.
  public var width: Int { shape.last ?? 0 }

  /// Whether clips are sequences.
  public var isSequence: Bool { lengths != nil }

  /// What a feature is called in messages: its position, and its name where it has one.
  func spelled(feature: Int) -> String {
    featureNames.map { "feature \(feature) (`\($0[feature])`)" } ?? "feature \(feature)"
  }

  /// The view under another name.
  func renamed(_ name: String) -> FeatureView {
    FeatureView(unchecked: name, storage, lengths, featureNames, origin)
  }

  /// The view with other features of the same shape.
  func replacing(_ features: Tensor) -> FeatureView {
    FeatureView(unchecked: name, .whole(features), lengths, featureNames, origin)
  }

  /// The clips at the given positions, which must exist.
  func clips(_ positions: [Int]) throws(Fault) -> FeatureView {
    if case .parts(let parts, let longest) = storage, !positions.isEmpty {
      return FeatureView(
        unchecked: name, .parts(positions.map { parts[$0] }, longest: longest),
        lengths.map { all in positions.map { all[$0] } }, featureNames, origin)
    }
    let chosen = try Shape([positions.count] + shape.dropFirst())
    let features = try positions.isEmpty && isStored ? Tensor(zeros: [0, 0, width]) : features
    let size = clipCount == 0 ? 0 : shape.dropFirst().reduce(1, *)
    var values: [Float] = []
    values.reserveCapacity(chosen.count)
    for position in positions {
      values.append(contentsOf: features.values[(position * size)..<((position + 1) * size)])
    }
    return FeatureView(
      unchecked: name, .whole(try Tensor(chosen, values)),
      lengths.map { all in positions.map { all[$0] } },
      featureNames, origin)
  }
}
