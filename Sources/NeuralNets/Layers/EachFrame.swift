public import Autodiff
public import Diagnostics
import Tensors

/// Takes each time step as a picture of its own, and makes one vector of it with layers of its own, the
/// same for all steps: what a face looks like in one frame, before time comes in.
public struct EachFrame: Layer {
  /// `each_frame`
  public static let kind = "each_frame"
  /// A convolution over pictures of four by five points.
  public static var examples: [any Layer] {
    [
      EachFrame([4, 5], [Convolution2D(3), MeanPool()]),
      EachFrame([2, 5, 2], [MeanPool(), Dense(3)]),
    ]
  }
  /// Sequences of pictures of twenty numbers.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([20])) }
  }

  /// Height, width and, unless it is 1, the number of channels of a picture.
  public let picture: [Int]
  /// The layers, first to last.
  public let layers: [any Layer]

  /// Creates a layer for pictures `[height, width]` or `[height, width, channels]`, stored row by row.
  public init(_ picture: [Int], _ layers: [any Layer]) {
    self.picture = picture
    self.layers = layers
  }

  /// Picture and layers.
  public var description: String {
    let size = picture.map(String.init).joined(separator: "×")
    return "each_frame(\(size): \(layers.map(\.description).joined(separator: " → ")))"
  }

  /// The same time with vectors as steps.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    let output = try inner(input).outputShape
    guard output.step.rank == 1, !output.isSequence else {
      throw Fault(
        "layer.input",
        "the layers of `each_frame` must make one vector of a picture, but end in "
          + "\(output)",
        hint: "Add a pooling layer, such as `mean_pool()`.")
    }
    return input.replacing(step: output.step)
  }

  /// Those of the layers, named by their position.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    try inner(input).parameters.enumerated().flatMap { index, parameters in
      parameters.map {
        ParameterSpecification(
          "\(index).\($0.name)", $0.shape, $0.initializer, isTrainable: $0.isTrainable)
      }
    }
  }

  /// Computes the layers for all pictures at once.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let description = try inner(context.input)
    let frames = x.shape[0]
    var layout: SequenceLayout? = try SequenceLayout(count: frames, length: picture[0])
    var value = try context.tape.reshape(
      x, [frames * picture[0], description.inputShape.width])
    var shape = description.inputShape
    var next = 0
    for (index, layer) in layers.enumerated() {
      let count = description.parameters[index].count
      value = try layer.forward(
        value,
        LayerContext(
          tape: context.tape, parameters: Array(context.parameters[next..<(next + count)]),
          input: shape, layout: layout, isTraining: context.isTraining,
          key: context.key.child(index)))
      next += count
      layout = try layout.flatMap { before throws(Fault) in try layer.outputLayout(for: before) }
      shape = description.shapes[index]
    }
    return value
  }

  private func inner(_ input: ItemShape) throws(Fault) -> Sequential {
    try requireTime(input)
    guard picture.count == 2 || picture.count == 3, picture.allSatisfy({ $0 > 0 }),
      let shape = try? Shape(picture), shape.count == input.width
    else {
      throw Fault(
        "layer.input",
        "a picture must be [height, width] or [height, width, channels] with as many numbers as a "
          + "step has, \(input.width), but is \(picture)",
        parameter: "picture")
    }
    return try Sequential(
      inputShape: ItemShape(.fixed(picture[0]), try Shape(Array(picture.dropFirst()))), layers)
  }
}
