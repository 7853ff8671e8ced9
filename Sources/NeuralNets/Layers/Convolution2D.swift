public import Autodiff
public import Diagnostics
public import Tensors

/// A convolution over time and bins of an image, such as a log-mel spectrogram:
/// y = f(batch norm(x ∗ W)), or f(x ∗ W + b).
public struct Convolution2D: Layer {
  /// `conv2d`
  public static let kind = "conv2d"
  /// A few layers.
  public static var examples: [any Layer] {
    [
      Convolution2D(3), Convolution2D(4, stride: 2), Convolution2D(2, kernel: 1, .none),
      Convolution2D(3, padding: .valid, .gelu),
      Convolution2D(3, kernel: 5, stride: 3, isNormalized: false),
    ]
  }
  /// Any number of steps of five bins with two channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([5, 2])) }
  }

  /// The number of channels of the result.
  public let channels: Int
  /// How many steps, and how many bins, an output sees.
  public let kernel: Int
  /// By how many steps, and bins, the window moves.
  public let stride: Int
  /// What happens at the edges.
  public let padding: ConvolutionAxis.Padding
  /// The function f.
  public let activation: Activation
  /// Whether batch normalisation stands before f, in place of b.
  public let isNormalized: Bool

  /// Creates a layer.
  public init(
    _ channels: Int, kernel: Int = 3, stride: Int = 1, padding: ConvolutionAxis.Padding = .same,
    _ activation: Activation = .relu, isNormalized: Bool = true
  ) {
    self.channels = channels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.activation = activation
    self.isNormalized = isNormalized
  }

  /// The settings that differ from their defaults.
  public var description: String {
    "conv2d(\(channels)" + (kernel == 3 ? "" : ", kernel=\(kernel)")
      + (stride == 1 ? "" : ", stride=\(stride)")
      + (padding == .same ? "" : ", padding=\(padding.rawValue)")
      + (activation == .relu ? "" : ", activation=\(activation.rawValue)")
      + (isNormalized ? "" : ", norm=false") + ")"
  }

  /// Steps of `[bins, channels]`; steps of plain features are bins with one channel.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try ConvolutionSettings.require(
      Self.kind, units: channels, [("kernel", kernel), ("stride", stride)])
    let convolution = try ImageShape(input, Self.kind).convolution(kernel, stride, padding)
    guard convolution.outputBins > 0 else {
      throw Fault(
        "layer.short",
        "an image must have at least \(counted(convolution.bins.smallest, "bin")) here, but has "
          + "\(convolution.binCount)", hint: "Use a smaller kernel, or `padding=\"same\"`.")
    }
    return ItemShape(
      try ConvolutionSettings.time(after: input.time, convolution),
      try Shape([convolution.outputBins, channels]))
  }

  /// `weight` `[kernel · kernel · channels, channels]`, and the numbers of batch normalisation or
  /// `bias`.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    try ConvolutionSettings.parameters(
      try ImageShape(input, Self.kind).convolution(kernel, stride, padding), units: channels,
      isNormalized: isNormalized)
  }

  /// Fewer steps where the window moves by several or stays within the item.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? {
    try ImageShape(bins: 1, channels: 1).convolution(kernel, stride, padding)
      .outputLayout(for: layout)
  }

  /// One fused operation.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try ConvolutionSettings.forward(
      x, context.parameters[...],
      try ImageShape(context.input, Self.kind).convolution(kernel, stride, padding),
      try context.sequences(), activation, isNormalized: isNormalized, context)
  }
}
