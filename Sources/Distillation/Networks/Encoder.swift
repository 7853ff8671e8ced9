public import NeuralNets

/// A specification of how one view becomes numbers: the view and the layers that read it.
///
/// It holds no weights; a specification used twice never shares any.
public struct Encoder: Sendable {
  /// The view it reads, such as `audio`.
  public let view: String
  /// The layers, first to last; none passes the features on as they are.
  public let layers: [any Layer]

  /// Creates an encoder.
  public init(view: String, layers: [any Layer] = []) {
    self.view = view
    self.layers = layers
  }

  /// The encoder with one more layer at its end.
  public func adding(_ layer: any Layer) -> Encoder {
    Encoder(view: view, layers: layers + [layer])
  }
}

extension Encoder: CustomStringConvertible {
  /// `audio → dense(128, relu) → dense(64)`
  public var description: String {
    ([view] + layers.map(\.description)).joined(separator: " → ")
  }
}
