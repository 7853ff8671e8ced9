public import Autodiff
public import Diagnostics
import Tensors

/// A layer that sums up each channel in windows over time and bins of an image.
public protocol WindowPooling: Layer {
  /// The window.
  var window: PoolingWindow { get }
  /// Creates a layer.
  init(_ window: PoolingWindow)
}

extension WindowPooling {
  /// Windows side by side, overlapping ones, and some with gaps.
  public static var examples: [any Layer] { PoolingWindow.examples.map { Self($0) } }
  /// Four steps of five bins with two channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.fixed(4), try Shape([5, 2])) }
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
}
