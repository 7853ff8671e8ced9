public import Autodiff
public import Diagnostics

/// The mean of each channel in windows over time and bins of an image. What lies beyond an edge does not count.
public struct MeanPool2D: WindowPooling {
  /// `mean_pool2d`
  public static let kind = "mean_pool2d"

  /// The window.
  public let window: PoolingWindow

  /// Creates a layer.
  public init(_ window: PoolingWindow = PoolingWindow()) {
    self.window = window
  }

  /// One operation.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.meanPool(
      x, windowsOf: window.convolution(for: context.input, Self.kind), context.sequences())
  }
}
