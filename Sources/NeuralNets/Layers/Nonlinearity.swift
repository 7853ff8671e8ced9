public import Autodiff
public import Diagnostics
import Tensors

/// An activation as a layer of its own.
public struct Nonlinearity: Layer {
  /// `activation`
  public static let kind = "activation"
  /// One layer per function.
  public static var examples: [any Layer] { Activation.allCases.map { Nonlinearity($0) } }

  /// The function.
  public let activation: Activation

  /// Creates a layer.
  public init(_ activation: Activation) {
    self.activation = activation
  }

  /// The function's name.
  public var description: String { "activation(\(activation.rawValue))" }

  /// The input's shape.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape { input }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Applies the function.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.activate(x, activation)
  }
}
