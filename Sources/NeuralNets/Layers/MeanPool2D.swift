public import Autodiff
public import Diagnostics
import Tensors

/// The mean of each channel in windows over time and bins of an image. What lies beyond an edge does not count.
public struct MeanPool2D: Layer {
  /// `mean_pool2d`
  public static let kind = "mean_pool2d"
  /// Windows side by side, overlapping ones, and some with gaps.
  public static var examples: [any Layer] { PoolingWindow.examples.map { MeanPool2D($0) } }
  /// Four steps of five bins with two channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.fixed(4), try Shape([5, 2])) }
  }

  /// The window.
  public let window: PoolingWindow

  /// Creates a layer.
  public init(_ window: PoolingWindow = PoolingWindow()) {
    self.window = window
  }

  /// The settings that differ from their defaults.
  public var description: String { window.call(Self.kind) }

  /// Steps of `[bins, channels]`; steps of plain features are bins with one channel.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try window.outputShape(for: input, Self.kind)
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Fewer steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? {
    try window.outputLayout(for: layout)
  }

  /// One operation.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.meanPool(
      x, windowsOf: window.convolution(for: context.input, Self.kind), context.sequences())
  }
}
