import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The networks of a model with their numbers, which training changes; one thread at a time trains it.
final class ModelNetwork {
  let specification: ModelSpecification
  /// One network for each view.
  let encoders: [Network]
  /// One gate for each view, where the fusion is gated.
  let gates: [Network]
  /// The linear layer that makes the embedding of a segment, unless the encoder does.
  let segmentEmbedding: Network?
  /// What makes one vector of the segments of a clip, where the model is sequential.
  let aggregation: Network?
  /// The linear layer that makes the embedding, unless what comes before does.
  let embedding: Network?
  /// The layer over the classes.
  let header: Network

  /// Creates networks with fresh numbers for views of the given shapes.
  ///
  /// The numbers depend on the key, the role and the part alone. Throws `layer.input`,
  /// `layer.setting`, `model.fusion`, `model.width`, `model.segments`, `model.encoder`, `limit.memory`.
  convenience init(
    _ specification: ModelSpecification, inputs: [ItemShape], key: RandomKey
  ) throws(Fault) {
    let role = specification.role.rawValue
    try self.init(specification, inputs) { part, layers throws(Fault) in
      try Network(layers, key: key, role: "\(role) \(part)")
    }
  }

  /// Creates networks with the given numbers, part by part in the order of ``parts``.
  convenience init(
    _ specification: ModelSpecification, inputs: [ItemShape], weights: [String: NetworkWeights]
  ) throws(Fault) {
    try self.init(specification, inputs) { part, layers throws(Fault) in
      try Network(layers, weights: weights[part] ?? NetworkWeights(names: [], tensors: []))
    }
  }

  /// Creates networks each of which a closure makes of its layers, in the order of ``parts``.
  init(
    _ specification: ModelSpecification, _ inputs: [ItemShape], make: Maker
  ) throws(Fault) {
    self.specification = specification
    encoders = try Self.encoders(specification, inputs, make)
    let encoded = encoders.map(\.specification.outputWidth)
    gates = try Self.gates(specification, encoded, make)
    let fused = specification.fusion == .concat ? encoded.reduce(0, +) : encoded[0]
    let width = specification.embedding
    let single = encoders.count == 1 ? specification.encoders[0].layers : nil
    if specification.isSequential {
      segmentEmbedding = try Self.embedding("segment embedding", width, after: single, fused, make)
      let steps = ItemShape(.any, try Shape([width]))
      let layers = try Sequential(inputShape: steps, specification.aggregation)
      try Self.requireVector(layers.outputShape, "an aggregation must end in one row of numbers")
      aggregation = try make("aggregation", layers)
      embedding = try Self.embedding(
        "embedding", width, after: specification.aggregation, layers.outputWidth, make)
    } else {
      (segmentEmbedding, aggregation) = (nil, nil)
      embedding = try Self.embedding("embedding", width, after: single, fused, make)
    }
    header = try make(
      "header",
      Sequential(
        inputWidth: width, [specification.header.layer(classes: specification.classes.count)]))
  }

  /// The parts with their names.
  var parts: [(name: String, network: Network)] {
    var all: [(String, Network)] = []
    for (view, network) in zip(specification.views, encoders) {
      all.append(("encoder \(view)", network))
    }
    for (view, network) in zip(specification.views, gates) { all.append(("gate \(view)", network)) }
    if let segmentEmbedding { all.append(("segment embedding", segmentEmbedding)) }
    if let aggregation { all.append(("aggregation", aggregation)) }
    if let embedding { all.append(("embedding", embedding)) }
    return all + [("header", header)]
  }

  /// The blocks that make the embedding: everything but the header.
  var encoderBlocks: [ParameterBlock] { parts.dropLast().map(\.network.parameters) }

  /// The blocks that make the embedding of a clip from those of its segments; none where the model is
  /// not sequential.
  var aggregationBlocks: [ParameterBlock] {
    guard let aggregation else { return [] }
    return [aggregation, embedding].compactMap { $0?.parameters }
  }

  /// The blocks that make the embeddings of segments; of clips where the model is not sequential.
  var segmentBlocks: [ParameterBlock] { encoderBlocks.dropLast(aggregationBlocks.count) }

  /// All blocks.
  var blocks: [ParameterBlock] { parts.map(\.network.parameters) }

  /// The weights, part by part.
  ///
  /// - Throws: `limit.memory`.
  var weights: [String: NetworkWeights] {
    get throws(Fault) {
      var weights: [String: NetworkWeights] = [:]
      for part in parts { weights[part.name] = try part.network.weights }
      return weights
    }
  }

  /// The number of learned numbers.
  var parameterCount: Int { parts.reduce(0) { $0 + $1.network.specification.parameterCount } }

  /// The embeddings of a batch; the gradient of those of clips can be stopped at those of segments.
  func embed(
    _ batch: ModelBatch, _ tape: Tape, isTraining: Bool = false, key: RandomKey = RandomKey(0),
    detachingSegments: Bool = false
  ) throws(Fault) -> Embedded {
    var encoded: [Variable] = []
    for (index, items) in batch.items.enumerated() {
      let vectors = try encoders[index].forward(
        items, tape, isTraining: isTraining, key: key.child("encoder").child(index)
      ).values
      // A view of whole clips stands beside each of their segments.
      let isWhole = specification.encoders[index].segmentation == nil
      if let segments = batch.segments, isWhole {
        encoded.append(try tape.selectRows(vectors, segments.owners))
      } else {
        encoded.append(vectors)
      }
    }
    let fused = try fuse(encoded, tape, isTraining: isTraining)
    guard let segments = batch.segments else {
      let clips = try embedding?.forward(fused, tape, isTraining: isTraining) ?? fused
      return Embedded(clips: clips, segments: nil)
    }
    let vectors = try segmentEmbedding?.forward(fused, tape, isTraining: isTraining) ?? fused
    let read = detachingSegments ? tape.detached(vectors) : vectors
    return Embedded(
      clips: try aggregate(ItemBatch(read, segments), tape, isTraining: isTraining, key: key),
      segments: ItemBatch(vectors, segments))
  }

  /// The embeddings of clips, from those of their segments.
  func aggregate(
    _ segments: ItemBatch, _ tape: Tape, isTraining: Bool = false, key: RandomKey = RandomKey(0)
  ) throws(Fault) -> Variable {
    let whole =
      try aggregation?.forward(
        segments, tape, isTraining: isTraining, key: key.child("aggregation")
      ).values ?? segments.values
    return try embedding?.forward(whole, tape, isTraining: isTraining) ?? whole
  }

  private func fuse(
    _ encoded: [Variable], _ tape: Tape, isTraining: Bool
  ) throws(Fault) -> Variable {
    guard encoded.count > 1 else { return encoded[0] }
    switch specification.fusion {
    case .concat: return try tape.concatenate(encoded, axis: 1)
    case .sum:
      var total = encoded[0]
      for other in encoded.dropFirst() { total = try tape.add(total, other) }
      return total
    case .gated:
      let all = try tape.concatenate(encoded, axis: 1)
      var total: Variable?
      for (gate, value) in zip(gates, encoded) {
        let part = try tape.multiply(gate.forward(all, tape, isTraining: isTraining), value)
        total = try total.map { sum throws(Fault) in try tape.add(sum, part) } ?? part
      }
      return total ?? encoded[0]
    }
  }

  /// The class scores of embeddings.
  func scores(_ embeddings: Variable, _ tape: Tape) throws(Fault) -> Variable {
    try header.forward(embeddings, tape)
  }

  /// The scores that true labels, −1 for none, are learned by after a part of the training steps.
  func handicapped(
    _ scores: Variable, labels: [Int], progress: Double, _ tape: Tape
  ) throws(Fault) -> Variable {
    try specification.header.handicapped(scores, labels: labels, progress: progress, tape)
  }
}
