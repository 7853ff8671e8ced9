import Autodiff
public import Diagnostics
public import NeuralNets
public import Tensors

/// A trained teacher or student: specification, weights, and how its inputs are scaled.
public struct Model: Sendable {
  /// What it was made from.
  public let specification: ModelSpecification
  /// The number of features of each view it reads, in the order of the specification.
  public let widths: [Int]
  /// How each view is scaled before it is encoded, in the order of the specification.
  public let scalings: [FeatureScaling]
  /// The weights, by the name of the part: `encoder audio`, `embedding`, `header`.
  public let weights: [String: NetworkWeights]
  /// The number of learned numbers.
  public let parameterCount: Int

  init(_ network: ModelNetwork, widths: [Int], scalings: [FeatureScaling]) {
    specification = network.specification
    self.widths = widths
    self.scalings = scalings
    weights = network.weights
    parameterCount = network.parameterCount
  }

  /// The embeddings of clips, `[clips, embedding]`.
  ///
  /// Throws `examples.view`, and `model.width` where a view has another number of features.
  public func embeddings(of examples: Examples, _ numerics: Numerics) throws(Fault) -> Tensor {
    try compute(examples, numerics) { _, embeddings, _ throws(Fault) in embeddings }
  }

  /// The class scores of clips before the softmax, `[clips, classes]`.
  ///
  /// Throws as ``embeddings(of:_:)`` does.
  public func scores(of examples: Examples, _ numerics: Numerics) throws(Fault) -> Tensor {
    try compute(examples, numerics) { network, embeddings, tape throws(Fault) in
      try network.scores(embeddings, tape)
    }
  }

  /// The most probable class of each clip; the first of equals.
  ///
  /// Throws as ``embeddings(of:_:)`` does.
  public func predictions(for examples: Examples, _ numerics: Numerics) throws(Fault) -> [Int] {
    try scores(of: examples, numerics).reduced(.indexOfMaximum, axis: 1).values.map { Int($0) }
  }

  /// The views of clips that the model reads, scaled as in training.
  func inputs(of examples: Examples) throws(Fault) -> [Tensor] {
    var inputs: [Tensor] = []
    for (index, view) in specification.views.enumerated() {
      let rows = try examples.view(view)
      guard rows.shape[1] == widths[index] else {
        throw Fault(
          "model.width",
          "the view `\(view)` must have \(widths[index]) features, as in training, but has "
            + "\(rows.shape[1])",
          hint: "Use data that were prepared like the training data.")
      }
      inputs.append(try scalings[index].applied(to: rows))
    }
    return inputs
  }

  private func compute(
    _ examples: Examples, _ numerics: Numerics,
    _ finish: (ModelNetwork, Variable, Tape) throws(Fault) -> Variable
  ) throws(Fault) -> Tensor {
    let network = try ModelNetwork(specification, widths: widths, weights: weights)
    return try network.compute(inputs(of: examples), numerics, finish)
  }
}

extension ModelNetwork {
  /// What a closure makes of the embeddings of all rows, some at a time.
  func compute(
    _ inputs: [Tensor], _ numerics: Numerics,
    _ finish: (ModelNetwork, Variable, Tape) throws(Fault) -> Variable
  ) throws(Fault) -> Tensor {
    let tape = Tape(numerics)
    tape.isRecording = false
    let count = inputs.first?.shape[0] ?? 0
    var parts: [Tensor] = []
    for start in stride(from: 0, to: max(count, 1), by: 256) {
      tape.reset()
      let rows = start..<min(count, start + 256)
      let batch = try inputs.map { input throws(Fault) in try tape.rows(of: input, rows) }
      parts.append(try finish(self, embed(batch, tape), tape).tensor)
    }
    return parts.count == 1 ? parts[0] : try Tensor.concatenated(parts, axis: 0)
  }
}
