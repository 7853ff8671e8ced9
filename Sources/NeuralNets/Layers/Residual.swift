public import Autodiff
public import Diagnostics
import Tensors

/// A basic residual block over time and bins: two 3 × 3 convolutions with batch normalisation, to whose
/// result the input is added before the last rectifier. Where the shape changes, a 1 × 1 convolution
/// with batch normalisation fits the input to it.
///
/// **Reference** K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", CVPR
/// 2016, figure 5 left and option B.
public struct Residual: Layer {
  /// `residual`
  public static let kind = "residual"
  /// With and without a change of the shape.
  public static var examples: [any Layer] {
    [Residual(2), Residual(3), Residual(2, stride: 2)]
  }
  /// Any number of steps of five bins with two channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([5, 2])) }
  }

  /// The number of channels of the result.
  public let channels: Int
  /// By how many steps and bins the first window moves.
  public let stride: Int

  /// Creates a block.
  public init(_ channels: Int, stride: Int = 1) {
    self.channels = channels
    self.stride = stride
  }

  /// The settings that differ from their defaults.
  public var description: String {
    "residual(\(channels)" + (stride == 1 ? "" : ", stride=\(stride)") + ")"
  }

  /// Steps of `[bins, channels]`.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try ConvolutionSettings.require(Self.kind, units: channels, [("stride", stride)])
    let first = try ImageShape(input, Self.kind).convolution(3, stride)
    return ItemShape(
      try ConvolutionSettings.time(after: input.time, first),
      try Shape([first.outputBins, channels]))
  }

  /// The parameters of `first`, `second` and, where the shape changes, `shortcut`: `weight`, `scale`,
  /// `shift`, `mean` and `variance` each.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    let parts = try parts(of: input)
    var all = try ConvolutionSettings.parameters(
      parts.first, units: channels, isNormalized: true, prefix: "first.")
    all += try ConvolutionSettings.parameters(
      parts.second, units: channels, isNormalized: true, prefix: "second.")
    if let shortcut = parts.shortcut {
      all += try ConvolutionSettings.parameters(
        shortcut, units: channels, isNormalized: true, prefix: "shortcut.")
    }
    return all
  }

  /// Fewer steps where the window moves by several.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? {
    try ImageShape(bins: 1, channels: 1).convolution(3, stride).outputLayout(for: layout)
  }

  /// Two or three convolutions, a sum and a rectifier.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let parts = try parts(of: context.input)
    let before = try context.sequences()
    let after = try parts.first.outputLayout(for: before)
    let p = context.parameters
    let inner = try ConvolutionSettings.forward(
      x, p[0..<5], parts.first, before, .relu, isNormalized: true, context)
    let outer = try ConvolutionSettings.forward(
      inner, p[5..<10], parts.second, after, .none, isNormalized: true, context)
    var kept = x
    if let shortcut = parts.shortcut {
      kept = try ConvolutionSettings.forward(
        x, p[10..<15], shortcut, before, .none, isNormalized: true, context)
    }
    return try context.tape.activate(try context.tape.add(outer, kept), .relu)
  }

  private func parts(
    of input: ItemShape
  ) throws(Fault) -> (first: Convolution, second: Convolution, shortcut: Convolution?) {
    let image = try ImageShape(input, Self.kind)
    let first = image.convolution(3, stride)
    let between = ImageShape(bins: first.outputBins, channels: channels)
    let keepsShape = stride == 1 && image.channels == channels
    return (
      first, between.convolution(3, 1), keepsShape ? nil : image.convolution(1, stride)
    )
  }
}
