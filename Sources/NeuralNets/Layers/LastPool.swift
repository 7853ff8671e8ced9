public import Autodiff
public import Diagnostics
import Tensors

/// The last step of each item as a vector; for images, bins × channels numbers.
public struct LastPool: Layer {
  /// `last_pool`
  public static let kind = "last_pool"
  /// One layer.
  public static var examples: [any Layer] { [LastPool()] }
  /// Images of two bins and three channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([2, 3])) }
  }

  /// Creates a layer.
  public init() {}

  /// The name alone.
  public var description: String { "last_pool()" }

  /// A vector as long as a step.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    ItemShape(.none, try Shape([try BinPooling.keep.width(of: input, Self.kind)]))
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Vectors have no steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? { nil }

  /// Takes the last steps.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.lastPool(x, try context.sequences())
  }
}
