public import Tensors

/// Where the first values of a parameter come from.
public enum Initializer: Sendable, Hashable {
  /// One number everywhere.
  case constant(Float)
  /// Uniform between ±1/√n, n the inputs of a unit: what PyTorch's `Linear` does, for weights and
  /// biases alike.
  case uniform(inputs: Int)
  /// Uniform between ±√(6/n), n the inputs of a unit; keeps the variance through rectifiers (K. He,
  /// X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV 2015).
  case he(inputs: Int)
  /// Uniform between ±√(6/(n + m)), n inputs and m outputs; keeps the variance both ways (X. Glorot,
  /// Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS
  /// 2010).
  case glorot(inputs: Int, outputs: Int)

  /// `count` values, the same for the same key.
  public func values(_ count: Int, _ key: RandomKey) -> [Float] {
    switch self {
    case .constant(let value): [Float](repeating: value, count: max(0, count))
    case .uniform(let inputs): Self.uniform(count, (1 / Self.positive(inputs)).squareRoot(), key)
    case .he(let inputs): Self.uniform(count, (6 / Self.positive(inputs)).squareRoot(), key)
    case .glorot(let inputs, let outputs):
      Self.uniform(count, (6 / Self.positive(inputs + outputs)).squareRoot(), key)
    }
  }

  private static func positive(_ count: Int) -> Float { Float(max(1, count)) }

  private static func uniform(_ count: Int, _ bound: Float, _ key: RandomKey) -> [Float] {
    key.uniforms(count).map { bound * (2 * $0 - 1) }
  }
}
