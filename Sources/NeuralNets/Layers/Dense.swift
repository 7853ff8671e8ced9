public import Autodiff
public import Diagnostics
import Tensors

/// A fully connected layer: y = f(x W + b), with W `[inputs, units]` and b `[units]`.
public struct Dense: Layer {
  /// How the weights start.
  public enum Start: String, Sendable, Hashable, CaseIterable {
    /// ``Initializer/uniform(inputs:)`` for weights and biases, as PyTorch does.
    case uniform
    /// ``Initializer/he(inputs:)``, biases 0.
    case he
    /// ``Initializer/glorot(inputs:outputs:)``, biases 0.
    case glorot
  }

  /// `dense`
  public static let kind = "dense"
  /// A few layers.
  public static var examples: [any Layer] {
    [Dense(4, .relu), Dense(3, start: .he), Dense(2, .tanh, start: .glorot, hasBias: false)]
  }

  /// The number of outputs.
  public let units: Int
  /// The function f.
  public let activation: Activation
  /// How the weights start.
  public let start: Start
  /// Whether there is a b.
  public let hasBias: Bool

  /// Creates a layer.
  public init(
    _ units: Int, _ activation: Activation = .none, start: Start = .uniform, hasBias: Bool = true
  ) {
    self.units = units
    self.activation = activation
    self.start = start
    self.hasBias = hasBias
  }

  /// The settings that differ from their defaults.
  public var description: String {
    "dense(\(units)" + (activation == .none ? "" : ", \(activation.rawValue)")
      + (start == .uniform ? "" : ", start=\(start.rawValue)") + (hasBias ? "" : ", bias=false")
      + ")"
  }

  /// The same with steps of `[units]`.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    _ = try width(of: input)
    guard units > 0 else {
      throw Fault("layer.setting", "a dense layer must have at least 1 unit, but has \(units)")
    }
    return input.replacing(step: try Shape([units]))
  }

  /// `weight` and, unless switched off, `bias`.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    let inputs = try width(of: input)
    let weights: Initializer
    let biases: Initializer
    switch start {
    case .uniform: (weights, biases) = (.uniform(inputs: inputs), .uniform(inputs: inputs))
    case .he: (weights, biases) = (.he(inputs: inputs), .constant(0))
    case .glorot: (weights, biases) = (.glorot(inputs: inputs, outputs: units), .constant(0))
    }
    let weight = ParameterSpecification("weight", try Shape([inputs, units]), weights)
    return hasBias
      ? [weight, ParameterSpecification("bias", try Shape([units]), biases)] : [weight]
  }

  /// One fused operation.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.linear(
      x, context.parameters[0], hasBias ? context.parameters[1] : nil, activation,
      layout: context.layout)
  }
}
