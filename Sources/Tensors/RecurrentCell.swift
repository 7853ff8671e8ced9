/// What a recurrent layer does in a step.
///
/// With σ the logistic function, a from the input, b from the state h, both with their biases:
public enum RecurrentCell: String, Sendable, Hashable {
  /// Gated recurrent units: r = σ(aᵣ + bᵣ), z = σ(a_z + b_z), n = tanh(aₙ + r bₙ),
  /// h ← (1 − z) n + z h. The columns of the weights are r, z, n.
  ///
  /// **Reference** K. Cho et al., "Learning phrase representations using RNN encoder–decoder for
  /// statistical machine translation", EMNLP 2014; r after the product, as cuDNN and PyTorch have it.
  case gru
  /// Long short-term memory: i, f, o = σ(a + b), g = tanh(a + b), c ← f c + i g, h ← o tanh c. The
  /// columns of the weights are i, f, g, o.
  ///
  /// **Reference** S. Hochreiter, J. Schmidhuber, "Long short-term memory", Neural Computation 1997,
  /// with the forget gate of F. Gers, J. Schmidhuber, F. Cummins, "Learning to forget", Neural
  /// Computation 2000.
  case lstm

  /// The columns of the weights for each unit.
  public var gates: Int { self == .gru ? 3 : 4 }

  /// How many numbers of a step the gradient needs for each unit: r, z, n, bₙ or i, f, g, o, c, tanh c.
  public var saved: Int { self == .gru ? 4 : 6 }
}
