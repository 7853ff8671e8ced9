public import Diagnostics
public import Tensors

// Convolutions over packed sequences. Each throws `shape.mismatch` if its operands do not fit, and
// `layer.short` where a sequence has too few steps.
extension Tape {
  /// f(x ∗ W + b) with x `[rows, bins · channels]`, W `[depth, units]` and b `[units]`; without b if it
  /// is `nil`. The result is `[output rows, output bins · units]`.
  public func convolve(
    _ x: Variable, _ weights: Variable, _ bias: Variable?, _ convolution: Convolution,
    _ layout: SequenceLayout, _ activation: Activation = .none
  ) throws(Fault) -> Variable {
    try apply(
      Convolve(ConvolutionPlan(convolution, layout), activation),
      [x, weights] + (bias.map { [$0] } ?? []))
  }

  /// The largest number of each channel in the windows of a convolution; what lies beyond an end is
  /// left out.
  public func maxPool(
    _ x: Variable, windowsOf convolution: Convolution, _ layout: SequenceLayout
  ) throws(Fault) -> Variable {
    try apply(WindowMaximum(PoolingWindows(plan: ConvolutionPlan(convolution, layout))), x)
  }

  /// The mean of each channel in the windows of a convolution; what lies beyond an end is left out.
  public func meanPool(
    _ x: Variable, windowsOf convolution: Convolution, _ layout: SequenceLayout
  ) throws(Fault) -> Variable {
    try apply(WindowMean(PoolingWindows(plan: ConvolutionPlan(convolution, layout))), x)
  }

  /// x ∗ W, standardised by ``batchNormalize(_:scale:shift:runningMean:runningVariance:isTraining:momentum:epsilon:)``
  /// over all pixels of each unit, with a rectifier behind it if asked for: one step.
  ///
  /// - Parameter statistics: γ, β, and the running mean and variance, `[units]` each.
  public func convolve(
    _ x: Variable, _ weights: Variable, normalizedBy statistics: [Variable],
    _ convolution: Convolution, _ layout: SequenceLayout, isTraining: Bool, rectifies: Bool
  ) throws(Fault) -> Variable {
    try apply(
      ConvolveNormalize(
        ConvolutionPlan(convolution, layout), isTraining: isTraining, rectifies: rectifies),
      [x, weights] + statistics)
  }
}
