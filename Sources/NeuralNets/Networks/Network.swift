public import Autodiff
public import Diagnostics
public import Tensors

/// A network description with its numbers, which training changes.
///
/// One network serves one thread at a time; ``weights`` is the immutable value.
public final class Network {
  /// The layers.
  public let specification: Sequential
  /// The numbers.
  public let parameters: ParameterBlock

  /// Creates a network with fresh numbers.
  ///
  /// Each array depends on the key, the role, the position of its layer and its name alone, so that
  /// changing a later layer, or another network, leaves it as it is.
  ///
  /// - Throws: `limit.memory`.
  public init(_ specification: Sequential, key: RandomKey, role: String) throws(Fault) {
    self.specification = specification
    parameters = try ParameterBlock(ParameterLayout(specification))
    let root = key.child("initialise").child(role)
    for entry in parameters.layout.entries {
      try MemoryLimit.admit(floats: entry.specification.shape.count)
      let values = entry.specification.initializer.values(
        entry.specification.shape.count,
        root.child(entry.layer).child(entry.specification.name))
      (parameters.values + entry.offset).update(from: values, count: values.count)
    }
  }

  /// Creates a network with given numbers.
  ///
  /// - Throws: `weights.mismatch` if they are those of another network, `limit.memory`.
  public init(_ specification: Sequential, weights: NetworkWeights) throws(Fault) {
    self.specification = specification
    parameters = try ParameterBlock(ParameterLayout(specification))
    try parameters.load(weights)
  }

  /// The numbers as a value.
  ///
  /// - Throws: `limit.memory`.
  public var weights: NetworkWeights { get throws(Fault) { try parameters.weights } }

  /// Computes the network for a batch of items.
  ///
  /// - Parameters:
  ///   - isTraining: Whether dropout drops and batch norm uses the batch.
  ///   - isFrozen: Whether the parameters get no gradient; one still flows to the items.
  ///   - key: Random numbers for this step.
  /// - Throws: `shape.mismatch` if the items are not those of the description, `layer.short` for an
  ///   item with too few steps.
  public func forward(
    _ items: ItemBatch, _ tape: Tape, isTraining: Bool = false, isFrozen: Bool = false,
    key: RandomKey = RandomKey(0)
  ) throws(Fault) -> ItemBatch {
    try requireFit(items)
    var (value, layout) = (items.values, items.layout)
    var shape = specification.inputShape
    var next = 0
    for (index, layer) in specification.layers.enumerated() {
      let count = specification.parameters[index].count
      let own = parameters.variables[next..<(next + count)]
      next += count
      value = try layer.forward(
        value,
        LayerContext(
          tape: tape, parameters: own.map { isFrozen ? tape.detached($0) : $0 }, input: shape,
          layout: layout, isTraining: isTraining, key: key.child(index)))
      layout = try layout.flatMap { before throws(Fault) in try layer.outputLayout(for: before) }
      shape = specification.shapes[index]
    }
    return ItemBatch(value, layout)
  }

  /// Computes the network for a batch of vectors.
  ///
  /// - Throws: as the other.
  public func forward(
    _ x: Variable, _ tape: Tape, isTraining: Bool = false, isFrozen: Bool = false,
    key: RandomKey = RandomKey(0)
  ) throws(Fault) -> Variable {
    try forward(ItemBatch(x), tape, isTraining: isTraining, isFrozen: isFrozen, key: key).values
  }

  private func requireFit(_ items: ItemBatch) throws(Fault) {
    let (needed, shape) = (specification.inputShape, items.values.shape)
    var fits = shape.rank == 2 && shape.rowLength == needed.width
    if let layout = items.layout {
      fits = fits && needed.isSequence && layout.rowCount == shape[0]
      if case .fixed(let steps) = needed.time {
        fits = fits && (0..<layout.count).allSatisfy { layout.length($0) == steps }
      }
    } else {
      fits = fits && !needed.isSequence
    }
    guard !fits else { return }
    let given = items.layout.map { "\($0.count) sequences in \(shape)" } ?? "\(shape)"
    throw Fault(
      "shape.mismatch", "a network needs items of shape \(needed), but is given \(given)")
  }

  /// Computes the network for all rows of a tensor, without dropout and without a gradient.
  ///
  /// - Throws: `shape.mismatch` if the rows are not those of the description.
  public func predict(_ rows: Tensor, _ numerics: Numerics = .fast) throws(Fault) -> Tensor {
    try predict(rows, numerics) { value, _ throws(Fault) in value }
  }

  /// Computes the network for all rows, and then what a closure makes of each batch.
  ///
  /// - Throws: `shape.mismatch`, and what the closure throws.
  public func predict(
    _ rows: Tensor, _ numerics: Numerics,
    then finish: (Variable, Tape) throws(Fault) -> Variable
  ) throws(Fault) -> Tensor {
    let tape = Tape(numerics)
    tape.isRecording = false
    let total = rows.shape.rank > 0 ? rows.shape[0] : 0
    var parts: [Tensor] = []
    for start in stride(from: 0, to: max(total, 1), by: Self.batch) {
      tape.reset()
      let indices = start..<min(total, start + Self.batch)
      let x = try tape.rows(of: rows, indices)
      parts.append(try finish(forward(x, tape), tape).tensor)
    }
    return parts.count == 1 ? parts[0] : try Tensor.concatenated(parts, axis: 0)
  }

  /// How many rows are computed at a time outside training.
  private static let batch = 256
}
