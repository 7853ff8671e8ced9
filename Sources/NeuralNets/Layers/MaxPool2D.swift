public import Autodiff
public import Diagnostics

/// The largest number of each channel in windows over time and bins of an image.
public struct MaxPool2D: WindowPooling {
  /// `max_pool2d`
  public static let kind = "max_pool2d"

  /// The window.
  public let window: PoolingWindow

  /// Creates a layer.
  public init(_ window: PoolingWindow = PoolingWindow()) {
    self.window = window
  }

  /// One operation.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.maxPool(
      x, windowsOf: window.convolution(for: context.input, Self.kind), context.sequences())
  }
}
