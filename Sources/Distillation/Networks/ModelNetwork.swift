import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The networks of a model with their numbers, which training changes; one thread at a time uses it.
final class ModelNetwork {
  let specification: ModelSpecification
  /// One network for each view.
  let encoders: [Network]
  /// One gate for each view, where the fusion is gated.
  let gates: [Network]
  /// The linear layer that makes the embedding, unless the encoder does.
  let embedding: Network?
  /// The layer over the classes.
  let header: Network

  /// Creates networks with fresh numbers for views of the given widths.
  ///
  /// The numbers depend on the key, the role and the part alone. Throws `layer.input`,
  /// `layer.setting`, `model.fusion`, `model.width`.
  convenience init(
    _ specification: ModelSpecification, widths: [Int], key: RandomKey
  ) throws(Fault) {
    let role = specification.role.rawValue
    try self.init(specification, widths: widths) { part, layers throws(Fault) in
      Network(layers, key: key, role: "\(role) \(part)")
    }
  }

  /// Creates networks with the given numbers, part by part in the order of ``parts``.
  convenience init(
    _ specification: ModelSpecification, widths: [Int], weights: [String: NetworkWeights]
  ) throws(Fault) {
    try self.init(specification, widths: widths) { part, layers throws(Fault) in
      try Network(layers, weights: weights[part] ?? NetworkWeights(names: [], tensors: []))
    }
  }

  private init(
    _ specification: ModelSpecification, widths: [Int],
    make: (_ part: String, _ layers: Sequential) throws(Fault) -> Network
  ) throws(Fault) {
    guard widths.count == specification.encoders.count else {
      throw Fault(
        "model.width",
        "there must be one width for each of \(counted(specification.encoders.count, "view")), but "
          + "there \(widths.count == 1 ? "is" : "are") \(widths.count)",
        parameter: "widths")
    }
    self.specification = specification
    var encoders: [Network] = []
    for (encoder, width) in zip(specification.encoders, widths) {
      let layers = try Sequential(inputWidth: width, encoder.layers)
      guard layers.outputShape.rank == 1 else {
        throw Fault(
          "model.encoder",
          "an encoder must end in one row of numbers for each clip, but `\(encoder.view)` ends in "
            + "\(layers.outputShape)",
          hint: "Add a pooling layer.")
      }
      encoders.append(try make("encoder \(encoder.view)", layers))
    }
    self.encoders = encoders
    let encoded = encoders.map(\.specification.outputWidth)
    gates = try Self.gates(specification, encoded, make)
    let fused = specification.fusion == .concat ? encoded.reduce(0, +) : encoded[0]
    embedding =
      Self.needsEmbedding(specification, fused)
      ? try make("embedding", Sequential(inputWidth: fused, [Dense(specification.embedding)])) : nil
    header = try make(
      "header",
      Sequential(
        inputWidth: specification.embedding,
        [specification.header.layer(classes: specification.classes.count)]))
  }

  private static func gates(
    _ specification: ModelSpecification, _ encoded: [Int],
    _ make: (_ part: String, _ layers: Sequential) throws(Fault) -> Network
  ) throws(Fault) -> [Network] {
    guard specification.fusion != .concat, encoded.count > 1 else { return [] }
    guard Set(encoded).count == 1 else {
      throw Fault(
        "model.fusion",
        "the encoders of a fusion by \(specification.fusion.rawValue) must have one width, but have "
          + listed(zip(specification.views, encoded).map { "\($0) \($1)" }),
        hint: "End each with a dense layer of the same size, or use fusion=\"concat\".",
        parameter: "fusion")
    }
    guard specification.fusion == .gated else { return [] }
    var gates: [Network] = []
    for view in specification.views {
      let layers = try Sequential(
        inputWidth: encoded.reduce(0, +), [Dense(encoded[0], .sigmoid)])
      gates.append(try make("gate \(view)", layers))
    }
    return gates
  }

  /// A single encoder that already ends in a plain row of the right width is the embedding itself.
  private static func needsEmbedding(_ specification: ModelSpecification, _ fused: Int) -> Bool {
    guard specification.encoders.count == 1, fused == specification.embedding else { return true }
    guard let last = specification.encoders[0].layers.last as? Dense else { return true }
    return last.activation != .none
  }

  /// The parts with their names.
  var parts: [(name: String, network: Network)] {
    var all: [(String, Network)] = []
    for (view, network) in zip(specification.views, encoders) {
      all.append(("encoder \(view)", network))
    }
    for (view, network) in zip(specification.views, gates) { all.append(("gate \(view)", network)) }
    if let embedding { all.append(("embedding", embedding)) }
    return all + [("header", header)]
  }

  /// The blocks that make the embedding: everything but the header.
  var encoderBlocks: [ParameterBlock] { parts.dropLast().map(\.network.parameters) }

  /// All blocks.
  var blocks: [ParameterBlock] { parts.map(\.network.parameters) }

  /// The weights, part by part.
  var weights: [String: NetworkWeights] {
    Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.network.weights) })
  }

  /// The number of learned numbers.
  var parameterCount: Int { parts.reduce(0) { $0 + $1.network.specification.parameterCount } }

  /// The embeddings of a batch, one input for each view.
  func embed(
    _ inputs: [Variable], _ tape: Tape, isTraining: Bool = false, key: RandomKey = RandomKey(0)
  ) throws(Fault) -> Variable {
    var encoded: [Variable] = []
    for (index, input) in inputs.enumerated() {
      encoded.append(
        try encoders[index].forward(
          input, tape, isTraining: isTraining, key: key.child("encoder").child(index)))
    }
    let fused = try fuse(encoded, tape, isTraining: isTraining)
    return try embedding?.forward(fused, tape, isTraining: isTraining) ?? fused
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
