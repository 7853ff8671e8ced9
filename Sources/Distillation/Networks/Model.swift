public import Diagnostics
public import NeuralNets
public import Tensors

/// A trained teacher or student: specification, weights, and how its inputs are scaled.
public struct Model: Sendable {
  /// What it was made from.
  public let specification: ModelSpecification
  /// What it sees of a clip in each view, in the order of the specification.
  public let inputs: [ItemShape]
  /// How each view is scaled before it is encoded, in the order of the specification.
  public let scalings: [FeatureScaling]
  /// The weights, by the name of the part: `encoder audio`, `embedding`, `header`.
  public let weights: [String: NetworkWeights]
  /// The number of learned numbers.
  public let parameterCount: Int

  init(_ network: ModelNetwork, _ inputs: ModelInputs) throws(Fault) {
    try self.init(network, inputs: inputs.shapes, scalings: inputs.scalings)
  }

  init(_ network: ModelNetwork, inputs: [ItemShape], scalings: [FeatureScaling]) throws(Fault) {
    specification = network.specification
    self.inputs = inputs
    self.scalings = scalings
    weights = try network.weights
    parameterCount = network.parameterCount
  }

  /// What the model makes of clips: embeddings and class scores.
  ///
  /// **Properties** What it makes of a clip depends on that clip alone, to the last bit.
  /// Throws `examples.view`, `model.width` where a view has another number of features,
  /// `model.short-clip`.
  public func outputs(for examples: Examples, _ numerics: Numerics) throws(Fault) -> ModelOutputs {
    let network = try ModelNetwork(specification, inputs: inputs, weights: weights)
    return try network.outputs(
      of: ModelInputs(specification, examples, scalings, expecting: inputs), numerics)
  }

  /// The embeddings of clips, `[clips, embedding]`.
  ///
  /// Throws as ``outputs(for:_:)`` does.
  public func embeddings(of examples: Examples, _ numerics: Numerics) throws(Fault) -> Tensor {
    try outputs(for: examples, numerics).clips
  }

  /// The class scores of clips before the softmax, `[clips, classes]`.
  ///
  /// Throws as ``outputs(for:_:)`` does.
  public func scores(of examples: Examples, _ numerics: Numerics) throws(Fault) -> Tensor {
    try outputs(for: examples, numerics).scores
  }

  /// The most probable class of each clip; the first of equals.
  ///
  /// Throws as ``outputs(for:_:)`` does.
  public func predictions(for examples: Examples, _ numerics: Numerics) throws(Fault) -> [Int] {
    try scores(of: examples, numerics).reduced(.indexOfMaximum, axis: 1).values.map { Int($0) }
  }
}
