public import Diagnostics
public import NeuralNets
import Tensors

extension ModelSpecification {
  /// One layer of a model on views of given shapes.
  public struct LayerRow: Sendable, Hashable {
    /// The part it belongs to: `encoder audio`, `embedding`, `header`.
    public let part: String
    /// The layer with its settings.
    public let layer: String
    /// The shape of an output item.
    public let output: String
    /// How many numbers it learns.
    public let parameters: Int
  }

  /// Every layer, for views of the given shapes in the order of ``views``.
  ///
  /// Throws `layer.input`, `layer.setting`, `model.fusion`, `model.segments`, `model.encoder`, and
  /// `model.width` unless there is one shape for each view.
  public func layers(inputs: [ItemShape]) throws(Fault) -> [LayerRow] {
    let network = try ModelNetwork(self, inputs: inputs, key: RandomKey(0))
    return network.parts.flatMap { part in
      part.network.specification.summaryLines.map { line in
        // The layer alone does not say what happens in training.
        let isMargin = part.name == "header" && header is any MarginHeader
        return LayerRow(
          part: part.name, layer: isMargin ? header.description : line.layer, output: line.shape,
          parameters: line.parameters)
      }
    }
  }
}
