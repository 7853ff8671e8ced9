public import Diagnostics
public import Tensors

extension Embeddings {
  /// Creates embeddings from a matrix `[clips, dimensions]`; throws for another shape or a number
  /// that is not finite.
  public init(_ tensor: Tensor) throws(Fault) {
    guard tensor.shape.rank == 2 else {
      throw Fault(
        "metrics.embedding-shape",
        "embeddings must be a matrix [clips, dimensions], but have shape \(tensor.shape)")
    }
    try self.init(
      count: tensor.shape[0], width: tensor.shape[1], values: tensor.values.map(Double.init))
  }
}
