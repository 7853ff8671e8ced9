public import Autodiff
public import Diagnostics
public import Tensors

/// A convolution over time, a time-delay layer: each output step sees some input steps around it,
/// y = f(x ∗ W + b), or f(batch norm(x ∗ W)).
///
/// **References** A. Waibel, T. Hanazawa, G. Hinton, K. Shikano, K. Lang, "Phoneme recognition using
/// time-delay neural networks", IEEE Transactions on ASSP 1989; D. Snyder, D. Garcia-Romero, G. Sell,
/// D. Povey, S. Khudanpur, "X-vectors: robust DNN embeddings for speaker recognition", ICASSP 2018.
public struct TimeDelay: Layer {
  /// `tdnn`
  public static let kind = "tdnn"
  /// A few layers.
  public static var examples: [any Layer] {
    [
      TimeDelay(4), TimeDelay(3, kernel: 3, dilation: 2, .none, isNormalized: false),
      TimeDelay(3, kernel: 2, stride: 2, padding: .valid, .gelu),
      TimeDelay(2, kernel: 1, .tanh, isNormalized: false),
    ]
  }
  /// Any number of steps of four features.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([4])) }
  }

  /// The number of outputs of a step.
  public let units: Int
  /// The number of steps that an output sees.
  public let kernel: Int
  /// How far apart they are.
  public let dilation: Int
  /// By how many steps the window moves.
  public let stride: Int
  /// What happens at the ends of an item.
  public let padding: ConvolutionAxis.Padding
  /// The function f.
  public let activation: Activation
  /// Whether batch normalisation stands before f, in place of b.
  public let isNormalized: Bool

  /// Creates a layer.
  public init(
    _ units: Int, kernel: Int = 5, dilation: Int = 1, stride: Int = 1,
    padding: ConvolutionAxis.Padding = .same, _ activation: Activation = .relu,
    isNormalized: Bool = true
  ) {
    self.units = units
    self.kernel = kernel
    self.dilation = dilation
    self.stride = stride
    self.padding = padding
    self.activation = activation
    self.isNormalized = isNormalized
  }

  /// The settings that differ from their defaults.
  public var description: String {
    "tdnn(\(units)" + (kernel == 5 ? "" : ", kernel=\(kernel)")
      + (dilation == 1 ? "" : ", dilation=\(dilation)") + (stride == 1 ? "" : ", stride=\(stride)")
      + (padding == .same ? "" : ", padding=\(padding.rawValue)")
      + (activation == .relu ? "" : ", activation=\(activation.rawValue)")
      + (isNormalized ? "" : ", norm=false") + ")"
  }

  /// Steps of `[units]`, as many as the padding leaves.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try requireTime(input)
    let inputs = try width(of: input)
    try ConvolutionSettings.require(
      Self.kind, units: units,
      [("kernel", kernel), ("dilation", dilation), ("stride", stride)])
    return ItemShape(
      try ConvolutionSettings.time(after: input.time, convolution(inputs)), try Shape([units]))
  }

  /// `weight` `[kernel · features, units]`, and `bias` or the numbers of batch normalisation.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    try ConvolutionSettings.parameters(
      convolution(try width(of: input)), units: units, isNormalized: isNormalized)
  }

  /// Fewer steps where the window moves by several or stays within the item.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? {
    try convolution(1).outputLayout(for: layout)
  }

  /// One fused operation.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try ConvolutionSettings.forward(
      x, context.parameters[...], convolution(context.input.width), try context.sequences(),
      activation, isNormalized: isNormalized, context)
  }

  private func convolution(_ inputs: Int) -> Convolution {
    Convolution(
      time: ConvolutionAxis(kernel: kernel, stride: stride, dilation: dilation, padding: padding),
      channels: inputs)
  }
}
