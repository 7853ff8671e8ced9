public import NeuralNets
import Tensors

extension ModelSpecification {
  /// All that the specification is, as words with names.
  public var words: [String: String] { fields.merging(FileFormat.model.fields) { $1 } }

  /// Reads ``words``; `layer` reads a layer from its text.
  ///
  /// Throws as reading a model from a file does.
  public init(words: [String: String], layer: (String) throws -> any Layer) throws {
    let file = SafetensorsFile(NetworkWeights(names: [], tensors: []), metadata: words)
    try self.init(try FileFields(file, .model, name: "the specification"), layer: layer)
  }
}
