public import Diagnostics
import Tensors

/// Layers one after the other, checked to fit, without any numbers.
public struct Sequential: Sendable {
  /// The shape of an input item.
  public let inputShape: ItemShape
  /// The layers.
  public let layers: [any Layer]
  /// The shape of an item after each layer.
  public let shapes: [ItemShape]
  /// What each layer needs.
  public let parameters: [[ParameterSpecification]]

  /// Creates a network description for vectors of `inputWidth` features.
  ///
  /// - Throws: `layer.input`, `layer.setting`, naming the layer by its position from 1.
  public init(inputWidth: Int, _ layers: [any Layer]) throws(Fault) {
    try self.init(inputShape: ItemShape(.none, Shape([inputWidth])), layers)
  }

  /// Creates a network description for items of a shape.
  ///
  /// - Throws: `layer.input`, `layer.setting`, naming the layer by its position from 1;
  ///   `limit.memory` where the numbers of the layers do not fit.
  public init(inputShape: ItemShape, _ layers: [any Layer]) throws(Fault) {
    var shape = inputShape
    var shapes: [ItemShape] = []
    var parameters: [[ParameterSpecification]] = []
    for (index, layer) in layers.enumerated() {
      do throws(Fault) {
        let output = try layer.outputShape(for: shape)
        parameters.append(try layer.parameters(for: shape))
        shapes.append(output)
        shape = output
      } catch {
        throw Fault(
          error.code, "layer \(index + 1), \(layer.description): \(error.message)",
          hint: error.hint)
      }
    }
    // Numbers, gradients and what an optimizer remembers of them.
    try MemoryLimit.admit(
      floats: 4 * parameters.joined().reduce(0) { $0 + $1.shape.count })
    self.inputShape = inputShape
    self.layers = layers
    self.shapes = shapes
    self.parameters = parameters
  }

  /// The shape of an output item.
  public var outputShape: ItemShape { shapes.last ?? inputShape }

  /// The number of features of an output vector or step.
  public var outputWidth: Int { outputShape.width }

  /// The number of features of an input vector or step.
  public var inputWidth: Int { inputShape.width }

  /// The number of learned numbers.
  public var parameterCount: Int {
    parameters.joined().reduce(0) { $0 + ($1.isTrainable ? $1.shape.count : 0) }
  }
}

extension Sequential: Hashable, CustomStringConvertible {
  /// The input and every layer with its settings: equal for equal descriptions.
  public var description: String {
    "\(inputShape) → " + layers.map(\.description).joined(separator: " → ")
  }

  /// Whether two descriptions are of the same layers.
  public static func == (a: Sequential, b: Sequential) -> Bool { a.description == b.description }

  /// Feeds the description into a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  /// One line per layer: its settings, the shape it makes, and how many numbers it learns.
  public var summaryLines: [(layer: String, shape: String, parameters: Int)] {
    layers.indices.map { index in
      (
        layers[index].description, shapes[index].description,
        parameters[index].reduce(0) { $0 + ($1.isTrainable ? $1.shape.count : 0) }
      )
    }
  }
}
