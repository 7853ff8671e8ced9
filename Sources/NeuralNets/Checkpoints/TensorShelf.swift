public import Diagnostics
public import Tensors

/// The tensors of a file, taken one by one, so that what nobody took is noticed.
public struct TensorShelf {
  private let tensors: [String: Tensor]
  private var left: Set<String>
  private let fields: FileFields

  /// Takes the tensors of a file.
  public init(_ file: SafetensorsFile, _ fields: FileFields) {
    tensors = Dictionary(
      zip(file.weights.names, file.weights.tensors), uniquingKeysWith: { first, _ in first })
    left = Set(file.weights.names)
    self.fields = fields
  }

  /// Takes the tensor of a name and shape, all of whose numbers are finite unless they need not be.
  ///
  /// - Throws: `file.tensors`.
  public mutating func take(
    _ name: String, _ shape: Shape, isFinite: Bool = true
  ) throws(Fault) -> Tensor {
    guard let tensor = tensors[name] else {
      throw fields.damaged("`\(fields.name)` must have a tensor `\(name)` \(shape), but has none")
    }
    guard tensor.shape == shape else {
      throw fields.damaged(
        "`\(name)` of `\(fields.name)` must have shape \(shape), but has \(tensor.shape)")
    }
    if isFinite, let place = tensor.values.firstIndex(where: { !$0.isFinite }) {
      throw fields.damaged(
        "every number of `\(name)` of `\(fields.name)` must be finite, but number \(place) is "
          + "\(tensor.values[place])")
    }
    left.remove(name)
    return tensor
  }

  /// - Throws: `file.tensors` where a tensor was not taken.
  public func requireEmpty() throws(Fault) {
    guard let other = left.min() else { return }
    throw fields.damaged(
      "`\(fields.name)` must have no other tensors than its layers need, but has `\(other)`")
  }
}
