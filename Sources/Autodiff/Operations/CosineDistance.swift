import Tensors

/// The cosine distance: 1 − ⟨s, t⟩ / (‖s‖ ‖t‖), averaged over rows; a row of zeros is at distance 1
/// from everything and has no gradient.
struct CosineDistance: RowLoss {
  static let name = "cosine"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(), [[3, 5], [3, 5]]),
      OperationCase(Self(weights: [1, 0, 2.5]), [[3, 5], [3, 5]]),
    ]
  }

  let weights: [Float]?

  /// Creates the loss.
  init(weights: [Float]? = nil) {
    self.weights = weights
  }

  func distance(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int
  ) -> Float {
    1 - Cosine(s, t, width: width).value
  }

  func gradient(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int, factor: Float,
    _ out: UnsafeMutablePointer<Float>
  ) {
    Cosine(s, t, width: width).gradient(s, t, width: width, factor: -factor, out)
  }
}
