public import Autodiff
public import Diagnostics
public import NeuralNets

/// A linear layer over the classes, without a margin.
public struct SoftmaxHeader: Header {
  /// Creates the header.
  public init() {}

  /// Name, formula and reference.
  public static var about: HeaderDescription {
    HeaderDescription(
      name: "softmax", summary: "A linear layer over the classes.", formula: "z = x W + b",
      reference: "common knowledge")
  }

  /// A dense layer.
  public func layer(classes: Int) -> any Layer { Dense(classes) }

  /// The scores as they are.
  public func handicapped(
    _ scores: Variable, labels: [Int], progress: Double, _ tape: Tape
  ) throws(Fault) -> Variable { scores }
}
