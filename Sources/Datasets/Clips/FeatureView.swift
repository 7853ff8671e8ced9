public import Diagnostics
public import Tensors

/// What one sense knows about each clip: a row of features, or a sequence of such rows.
public struct FeatureView: Sendable, Equatable {
  /// The name, such as `audio` or `video`.
  public let name: String
  /// The features, `[clips, features]`, or `[clips, time, features]` for sequences.
  public internal(set) var features: Tensor
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
    self.features = features
    self.lengths = lengths
    self.featureNames = featureNames
  }

  private init(
    unchecked name: String, _ features: Tensor, _ lengths: [Int]?, _ featureNames: [String]?,
    _ origin: FeatureOrigin
  ) {
    self.name = name
    self.features = features
    self.lengths = lengths
    self.featureNames = featureNames
    self.origin = origin
  }

  /// The number of clips.
  public var clipCount: Int { features.shape[0] }

  /// The number of features of a clip, or of a time step.
  public var width: Int { features.shape.rowLength }

  /// Whether clips are sequences.
  public var isSequence: Bool { lengths != nil }

  /// What a feature is called in messages: its position, and its name where it has one.
  func spelled(feature: Int) -> String {
    featureNames.map { "feature \(feature) (`\($0[feature])`)" } ?? "feature \(feature)"
  }

  /// The view under another name.
  func renamed(_ name: String) -> FeatureView {
    FeatureView(unchecked: name, features, lengths, featureNames, origin)
  }

  /// The view with other features of the same shape.
  func replacing(_ features: Tensor) -> FeatureView {
    FeatureView(unchecked: name, features, lengths, featureNames, origin)
  }

  /// The clips at the given positions, which must exist.
  func clips(_ positions: [Int]) throws(Fault) -> FeatureView {
    let size = clipCount == 0 ? 0 : features.count / clipCount
    var values: [Float] = []
    values.reserveCapacity(positions.count * size)
    for position in positions {
      values.append(contentsOf: features.values[(position * size)..<((position + 1) * size)])
    }
    let sizes = [positions.count] + features.shape.sizes.dropFirst()
    return FeatureView(
      unchecked: name, try Tensor(sizes, values), lengths.map { all in positions.map { all[$0] } },
      featureNames, origin)
  }
}
