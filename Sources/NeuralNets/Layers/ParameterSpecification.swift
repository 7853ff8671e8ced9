public import Tensors

/// An array that belongs to a layer.
public struct ParameterSpecification: Sendable, Hashable {
  /// Its name within the layer, such as `weight`.
  public let name: String
  /// Its shape.
  public let shape: Shape
  /// Where its first values come from.
  public let initializer: Initializer
  /// Whether it is learned; running statistics are not.
  public let isTrainable: Bool

  /// Creates a specification.
  public init(_ name: String, _ shape: Shape, _ initializer: Initializer, isTrainable: Bool = true)
  {
    self.name = name
    self.shape = shape
    self.initializer = initializer
    self.isTrainable = isTrainable
  }
}
