import Autodiff
import Diagnostics
import Tensors

/// Checks and parameters that convolutional layers share.
enum ConvolutionSettings {
  /// Refuses settings that no convolution can have.
  static func require(_ kind: String, units: Int, _ others: [(name: String, value: Int)])
    throws(Fault)
  {
    for (name, value) in [("units", units)] + others
    where value < 1 || value > ConvolutionAxis.largest {
      throw Fault(
        "layer.setting",
        "the \(name) of `\(kind)` must be from 1 to \(ConvolutionAxis.largest), but is \(value)")
    }
  }

  /// The time axis of the result.
  ///
  /// - Throws: `layer.short` where all items have too few steps.
  static func time(after time: ItemShape.Time, _ convolution: Convolution) throws(Fault)
    -> ItemShape.Time
  {
    guard case .fixed(let steps) = time else { return time }
    let outputs = convolution.time.outputSize(steps)
    guard outputs > 0 else {
      throw Convolution.short(convolution.time.smallest, steps, "every item")
    }
    return .fixed(outputs)
  }

  /// `weight` `[depth, units]`, and `bias` `[units]` or what batch normalisation needs.
  ///
  /// Weights with a bias start as in PyTorch; those before batch normalisation as He and others
  /// propose.
  static func parameters(
    _ convolution: Convolution, units: Int, isNormalized: Bool, prefix: String = ""
  ) throws(Fault) -> [ParameterSpecification] {
    let kernel = try Shape([convolution.time.kernel, convolution.bins.kernel, convolution.channels])
    let weight = try Shape([kernel.count, units])
    let each = try Shape([units])
    guard isNormalized else {
      let start = Initializer.uniform(inputs: kernel.count)
      return [
        ParameterSpecification(prefix + "weight", weight, start),
        ParameterSpecification(prefix + "bias", each, start),
      ]
    }
    return [
      ParameterSpecification(prefix + "weight", weight, .he(inputs: kernel.count)),
      ParameterSpecification(prefix + "scale", each, .constant(1)),
      ParameterSpecification(prefix + "shift", each, .constant(0)),
      ParameterSpecification(prefix + "mean", each, .constant(0), isTrainable: false),
      ParameterSpecification(prefix + "variance", each, .constant(1), isTrainable: false),
    ]
  }

  /// The convolution of a batch with the parameters that ``parameters(_:units:isNormalized:prefix:)``
  /// lists.
  static func forward(
    _ x: Variable, _ p: ArraySlice<Variable>, _ convolution: Convolution, _ layout: SequenceLayout,
    _ activation: Activation, isNormalized: Bool, _ context: LayerContext
  ) throws(Fault) -> Variable {
    let (first, tape) = (p.startIndex, context.tape)
    guard isNormalized else {
      return try tape.convolve(x, p[first], p[first + 1], convolution, layout, activation)
    }
    let y = try tape.convolve(
      x, p[first], normalizedBy: Array(p[(first + 1)..<(first + 5)]), convolution, layout,
      isTraining: context.isTraining, rectifies: activation == .relu)
    return activation == .relu ? y : try tape.activate(y, activation)
  }
}
