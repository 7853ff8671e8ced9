import Autodiff
import Diagnostics
public import Tensors

/// The window of a pooling layer over time and bins: what `max_pool2d` and `mean_pool2d` share.
public struct PoolingWindow: Sendable, Hashable {
  /// How many steps, and how many bins, a window covers.
  public let size: Int
  /// By how many steps, and bins, it moves.
  public let stride: Int
  /// What happens at the edges: windows stay within, or are cut off.
  public let padding: ConvolutionAxis.Padding

  /// Creates a window, by default one that moves by its size.
  public init(
    _ size: Int = 2, stride: Int? = nil, padding: ConvolutionAxis.Padding = .valid
  ) {
    self.size = size
    self.stride = stride ?? size
    self.padding = padding
  }

  /// Windows for the examples of a layer.
  static let examples = [
    PoolingWindow(), PoolingWindow(3, stride: 2, padding: .same), PoolingWindow(1, stride: 2),
  ]

  /// A call of the layer with the settings that differ from their defaults.
  func call(_ kind: String) -> String {
    let settings =
      (size == 2 ? [] : ["\(size)"]) + (stride == size ? [] : ["stride=\(stride)"])
      + (padding == .valid ? [] : ["padding=\(padding.rawValue)"])
    return "\(kind)(\(settings.joined(separator: ", ")))"
  }

  /// The convolution with the same windows.
  ///
  /// - Throws: `layer.setting`, `layer.input`.
  func convolution(for input: ItemShape, _ kind: String) throws(Fault) -> Convolution {
    try ConvolutionSettings.require(kind, units: 1, [("size", size), ("stride", stride)])
    return try ImageShape(input, kind).convolution(size, stride, padding)
  }

  /// Images of fewer bins and, where time is counted, of fewer steps.
  ///
  /// - Throws: `layer.short` for an image with too few bins or steps.
  func outputShape(for input: ItemShape, _ kind: String) throws(Fault) -> ItemShape {
    let convolution = try convolution(for: input, kind)
    guard convolution.outputBins > 0 else {
      throw Fault(
        "layer.short",
        "an image must have at least \(counted(size, "bin")) for `\(kind)` here, but has "
          + "\(convolution.binCount)", hint: "Pool less often, or use `padding=\"same\"`.")
    }
    return ItemShape(
      try ConvolutionSettings.time(after: input.time, convolution),
      try Shape([convolution.outputBins, convolution.channels]))
  }

  /// Fewer steps.
  func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout {
    try ImageShape(bins: 1, channels: 1).convolution(size, stride, padding)
      .outputLayout(for: layout)
  }
}
