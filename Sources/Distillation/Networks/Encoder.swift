public import NeuralNets

/// A specification of how one view becomes numbers: the view and the layers that read it.
///
/// It holds no weights; a specification used twice never shares any.
public struct Encoder: Sendable {
  /// The view it reads, such as `audio`.
  public let view: String
  /// How clips are cut into segments that are encoded one by one; whole clips are where it is absent.
  public let segmentation: Segmentation?
  /// The layers, first to last; none passes the features on as they are.
  public let layers: [any Layer]

  /// Creates an encoder.
  public init(view: String, segmentation: Segmentation? = nil, layers: [any Layer] = []) {
    self.view = view
    self.segmentation = segmentation
    self.layers = layers
  }

  /// The encoder with one more layer at its end.
  public func adding(_ layer: any Layer) -> Encoder {
    Encoder(view: view, segmentation: segmentation, layers: layers + [layer])
  }
}

extension Encoder: CustomStringConvertible {
  /// `audio → dense(128, relu) → dense(64)`, `audio (segments of 20 steps) → …`
  public var description: String {
    let source = view + (segmentation.map { " (segments of \($0))" } ?? "")
    return ([source] + layers.map(\.description)).joined(separator: " → ")
  }
}
