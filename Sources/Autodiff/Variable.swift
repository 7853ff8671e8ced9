public import Tensors

/// A value on the tape, or a parameter that lives longer than a step.
public final class Variable {
  /// The size of each axis.
  public let shape: Shape
  /// The address of the first value.
  public let values: UnsafeMutablePointer<Float>
  /// Whether a gradient is wanted.
  public let needsGradient: Bool
  /// The address of the gradient, once somebody has written it or if it has a fixed place.
  var gradientValues: UnsafeMutablePointer<Float>?
  /// Whether the gradient of this step has been written.
  public internal(set) var hasGradient = false
  /// What keeps the memory alive.
  private let owner: AnyObject?

  init(
    _ shape: Shape, _ values: UnsafeMutablePointer<Float>, needsGradient: Bool, owner: AnyObject?
  ) {
    self.shape = shape
    self.values = values
    self.needsGradient = needsGradient
    self.owner = owner
  }

  /// Creates a parameter whose values and gradient have fixed places; whoever holds the parameter
  /// keeps them alive.
  public init(
    parameter shape: Shape, values: UnsafeMutablePointer<Float>,
    gradient: UnsafeMutablePointer<Float>
  ) {
    self.shape = shape
    self.values = values
    needsGradient = true
    gradientValues = gradient
    owner = nil
  }

  /// Creates a value without gradient that has a fixed place, such as a running mean; whoever holds
  /// it keeps the memory alive.
  public init(fixed shape: Shape, values: UnsafeMutablePointer<Float>) {
    self.shape = shape
    self.values = values
    needsGradient = false
    owner = nil
  }

  /// The number of values.
  public var count: Int { shape.count }

  /// A copy of the values.
  public var tensor: Tensor {
    Tensor(shape) { $0.update(from: values, count: count) }
  }

  /// A copy of the gradient; zeros if nothing has been written.
  public var gradient: Tensor {
    Tensor(shape) { out in
      if hasGradient, let gradientValues { out.update(from: gradientValues, count: count) }
    }
  }

  /// The first value: the loss, for a loss.
  public var scalar: Float { count > 0 ? values[0] : .nan }
}
