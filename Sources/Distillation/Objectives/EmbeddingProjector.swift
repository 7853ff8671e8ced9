import Diagnostics
import NeuralNets
import Tensors

/// The linear map between embeddings of different widths.
enum EmbeddingProjector {
  /// A network with fresh numbers; none where the widths are equal.
  static func network(
    from studentWidth: Int, to teacherWidth: Int, key: RandomKey
  ) throws(Fault) -> Network? {
    studentWidth == teacherWidth
      ? nil : try linear(from: studentWidth, to: teacherWidth, key: key, role: "projector")
  }

  /// One linear layer with fresh numbers that depend on the key and the role.
  static func linear(
    from inputs: Int, to outputs: Int, key: RandomKey, role: String
  ) throws(Fault) -> Network {
    try Network(Sequential(inputWidth: inputs, [Dense(outputs)]), key: key, role: role)
  }
}
