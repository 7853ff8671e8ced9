public import Diagnostics
public import Tensors

/// Layers one after the other, checked to fit, without any numbers.
public struct Sequential: Sendable {
  /// The shape of one input row.
  public let inputShape: Shape
  /// The layers.
  public let layers: [any Layer]
  /// The shape of one row after each layer.
  public let shapes: [Shape]
  /// What each layer needs.
  public let parameters: [[ParameterSpecification]]

  /// Creates a network description for rows of `inputWidth` features.
  ///
  /// - Throws: `layer.input`, `layer.setting`, naming the layer by its position from 1.
  public init(inputWidth: Int, _ layers: [any Layer]) throws(Fault) {
    try self.init(inputShape: Shape([inputWidth]), layers)
  }

  /// Creates a network description for rows of a shape.
  ///
  /// - Throws: `layer.input`, `layer.setting`, naming the layer by its position from 1.
  public init(inputShape: Shape, _ layers: [any Layer]) throws(Fault) {
    var shape = inputShape
    var shapes: [Shape] = []
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
    self.inputShape = inputShape
    self.layers = layers
    self.shapes = shapes
    self.parameters = parameters
  }

  /// The shape of one output row.
  public var outputShape: Shape { shapes.last ?? inputShape }

  /// The number of features of one output row.
  public var outputWidth: Int { outputShape.count }

  /// The number of features of one input row.
  public var inputWidth: Int { inputShape.count }

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
