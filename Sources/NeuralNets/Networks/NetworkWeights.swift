import Autodiff
public import Diagnostics
public import Tensors

/// The numbers of a network as a value: named tensors in the order of the layers.
public struct NetworkWeights: Sendable, Equatable {
  /// The names, such as `0.weight`.
  public let names: [String]
  /// The tensors.
  public let tensors: [Tensor]

  /// Creates weights; as many names as tensors are kept.
  public init(names: [String], tensors: [Tensor]) {
    let count = min(names.count, tensors.count)
    self.names = Array(names.prefix(count))
    self.tensors = Array(tensors.prefix(count))
  }

  /// The tensor of a name.
  public subscript(name: String) -> Tensor? {
    names.firstIndex(of: name).map { tensors[$0] }
  }

  /// The number of numbers.
  public var count: Int { tensors.reduce(0) { $0 + $1.count } }
}

extension ParameterBlock {
  /// A copy of the numbers as named tensors.
  ///
  /// - Throws: `limit.memory`.
  public var weights: NetworkWeights {
    get throws(Fault) {
      try MemoryLimit.admit(floats: layout.count)
      return NetworkWeights(names: layout.entries.map(\.name), tensors: variables.map(\.tensor))
    }
  }

  /// Takes the numbers over.
  ///
  /// - Throws: `weights.mismatch` if names or shapes differ.
  public func load(_ weights: NetworkWeights) throws(Fault) {
    guard weights.names == layout.entries.map(\.name) else {
      throw Fault(
        "weights.mismatch",
        "the weights must be \(listed(layout.entries.map(\.name), quoted: true)), but are "
          + "\(listed(weights.names, quoted: true))")
    }
    for (entry, tensor) in zip(layout.entries, weights.tensors)
    where tensor.shape != entry.specification.shape {
      throw Fault(
        "weights.mismatch",
        "`\(entry.name)` must have shape \(entry.specification.shape), but has \(tensor.shape)")
    }
    for (entry, tensor) in zip(layout.entries, weights.tensors) {
      (values + entry.offset).update(from: tensor.values, count: tensor.count)
    }
  }
}
