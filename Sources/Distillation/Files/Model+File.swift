import Diagnostics
public import NeuralNets
import Tensors

extension Model {
  /// Reads a model from the contents of a file; messages call it `name`.
  ///
  /// Throws as reading a run does.
  public init(
    _ file: SafetensorsFile, name: String, layer: (String) throws -> any Layer
  ) throws {
    try self.init(file, try FileFields(file, .model, name: name), layer: layer)
  }

  /// The model as the contents of a file: weights and scaling as tensors, all else as words.
  public var file: SafetensorsFile {
    var (names, tensors): ([String], [Tensor]) = ([], [])
    for (part, weights) in weights.sorted(by: { $0.key < $1.key }) {
      names += weights.names.map { "\(part)/\($0)" }
      tensors += weights.tensors
    }
    var words = FileFormat.model.fields.merging(specification.fields) { $1 }
    for ((view, scaling), shape) in zip(zip(specification.views, scalings), inputs) {
      words["input \(view)"] = shape.description
      names += ["scaling \(view)/mean", "scaling \(view)/factor"]
      tensors += [Tensor(vector: scaling.means), Tensor(vector: scaling.factors)]
    }
    return SafetensorsFile(NetworkWeights(names: names, tensors: tensors), metadata: words)
  }

  /// Reads a model from a file; `layer` reads a layer from its text.
  ///
  /// No memory is taken for layers before the file has all their tensors.
  ///
  /// Throws `file.field` and `file.tensors`, what the specification and its layers throw, and what
  /// `layer` does.
  init(
    _ file: SafetensorsFile, _ fields: FileFields, layer: (String) throws -> any Layer
  ) throws {
    let specification = try ModelSpecification(fields, layer: layer)
    var shelf = TensorShelf(file, fields)
    var inputs: [ItemShape] = []
    var scalings: [FeatureScaling] = []
    for view in specification.views {
      let shape = try Self.shape("input \(view)", fields)
      let row = try Shape([shape.width])
      inputs.append(shape)
      scalings.append(
        FeatureScaling(
          means: try shelf.take("scaling \(view)/mean", row).values,
          factors: try shelf.take("scaling \(view)/factor", row).values))
    }
    let network = try ModelNetwork(specification, inputs) { part, layers throws(Fault) in
      let entries = ParameterLayout(layers).entries
      var tensors: [Tensor] = []
      for entry in entries {
        tensors.append(try shelf.take("\(part)/\(entry.name)", entry.specification.shape))
      }
      return try Network(
        layers, weights: NetworkWeights(names: entries.map(\.name), tensors: tensors))
    }
    try shelf.requireEmpty()
    try self.init(network, inputs: inputs, scalings: scalings)
  }

  /// The shape of what the model sees of a clip: `[64]` or `[time, 64]`.
  private static func shape(_ field: String, _ fields: FileFields) throws(Fault) -> ItemShape {
    let text = try fields.text(field)
    let isSequence = text.hasPrefix("[time, ")
    let digits = text.dropFirst(isSequence ? 7 : 1).dropLast()
    guard text.hasPrefix("["), text.hasSuffix("]"), let width = Int(digits),
      (1...Shape.maximumCount).contains(width)
    else { throw fields.wrong(field, "`[features]` or `[time, features]`", text) }
    return ItemShape(isSequence ? .any : .none, try Shape([width]))
  }
}

extension Tensor {
  /// A row of numbers.
  fileprivate init(vector values: [Float]) {
    self.init(repeating: 0, .scalar)
    self = (try? Tensor([values.count], values)) ?? self
  }
}
