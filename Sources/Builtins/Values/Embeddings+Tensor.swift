import Diagnostics
import Distillation
import Tensors

extension Embeddings {
  /// The rows of a matrix.
  init(_ tensor: Tensor) throws(Fault) {
    guard tensor.shape.rank == 2 else {
      throw Fault(
        "shape.embeddings",
        "embeddings must have shape [clips, width], but have \(tensor.shape)",
        hint: "Use `embed` to compute them.", argument: 0)
    }
    try self.init(
      count: tensor.shape[0], width: tensor.shape[1], values: tensor.values.map(Double.init))
  }
}
