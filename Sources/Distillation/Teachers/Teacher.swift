public import Diagnostics
public import Tensors

/// What a student can learn from: something that has embeddings and class scores for clips.
public protocol Teacher: Sendable {
  /// The classes of the scores, in their order.
  var classes: [String] { get }
  /// The width of its embeddings.
  var embeddingWidth: Int { get }
  /// What it is, in a few words, for reports.
  var summary: String { get }
  /// What it was made from, where it can be trained again.
  var recipe: ModelSpecification? { get }
  /// How it was trained, where that is known.
  var trainedWith: TrainingSettings? { get }
  /// How it cuts views into segments, where it does and that is known.
  var segmentations: [String: Segmentation] { get }
  /// What it makes of clips.
  ///
  /// Throws where the clips lack a view or are not known to it.
  func outputs(for examples: Examples, _ numerics: Numerics) throws(Fault) -> ModelOutputs
  /// The same teacher with its first random weights, to see what training gave it.
  ///
  /// Throws `distill.control` where it has no weights of its own.
  func untrained(_ key: RandomKey) throws(Fault) -> any Teacher
}

extension Teacher {
  /// Nothing that could be trained again.
  public var recipe: ModelSpecification? { nil }
  /// Not known.
  public var trainedWith: TrainingSettings? { nil }
  /// Those of what it was made from.
  public var segmentations: [String: Segmentation] { recipe?.segmentations ?? [:] }
}

extension ModelSpecification {
  /// How views are cut into segments.
  var segmentations: [String: Segmentation] {
    Dictionary(
      encoders.compactMap { one in one.segmentation.map { (one.view, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether there is a view that others cut, too, and all such views are cut in the same way.
  func isCutAlike(_ others: [String: Segmentation]) -> Bool {
    let shared = segmentations.filter { others[$0.key] != nil }
    return !shared.isEmpty && shared.allSatisfy { others[$0.key] == $0.value }
  }
}

extension Model: Teacher {
  /// The classes of the specification.
  public var classes: [String] { specification.classes }
  /// The width of the embedding.
  public var embeddingWidth: Int { specification.embedding }
  /// The specification.
  public var recipe: ModelSpecification? { specification }
  /// `teacher of audio and video`.
  public var summary: String { "\(specification.role.rawValue) of \(listed(specification.views))" }

  /// The same specification with fresh weights.
  public func untrained(_ key: RandomKey) throws(Fault) -> any Teacher {
    try Model(
      ModelNetwork(specification, inputs: inputs, key: key), inputs: inputs, scalings: scalings)
  }
}

extension Run: Teacher {
  /// The classes of the model.
  public var classes: [String] { model.classes }
  /// The width of the model's embedding.
  public var embeddingWidth: Int { model.embeddingWidth }
  /// What the model is.
  public var summary: String { model.summary }
  /// What the model was made from.
  public var recipe: ModelSpecification? { model.specification }
  /// How the model was trained.
  public var trainedWith: TrainingSettings? { settings }

  /// What the model makes of clips.
  public func outputs(
    for examples: Examples, _ numerics: Numerics
  ) throws(Fault) -> ModelOutputs {
    try model.outputs(for: examples, numerics)
  }

  /// The model with fresh weights.
  public func untrained(_ key: RandomKey) throws(Fault) -> any Teacher { try model.untrained(key) }
}
