public import Diagnostics
import NeuralNets
import Tensors

extension ModelSpecification {
  /// One layer of a model on views of given widths.
  public struct LayerRow: Sendable, Hashable {
    /// The part it belongs to: `encoder audio`, `embedding`, `header`.
    public let part: String
    /// The layer with its settings.
    public let layer: String
    /// The shape of one output row.
    public let output: String
    /// How many numbers it learns.
    public let parameters: Int
  }

  /// Every layer, for views of the given numbers of features in the order of ``views``.
  ///
  /// Throws `layer.input`, `layer.setting`, `model.fusion`, and `model.width` unless there is one
  /// number for each view.
  public func layers(widths: [Int]) throws(Fault) -> [LayerRow] {
    let network = try ModelNetwork(self, widths: widths, key: RandomKey(0))
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
