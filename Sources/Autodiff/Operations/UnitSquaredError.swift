import Tensors

/// The squared distance of the rows scaled to length 1: ‖s/‖s‖ − t/‖t‖‖² = 2 (1 − cos), averaged over
/// rows.
struct UnitSquaredError: RowLoss {
  static let name = "unit_mse"
  static var cases: [OperationCase] {
    [OperationCase(Self(weights: [1, 0, 2.5]), [[3, 5], [3, 5]])]
  }

  let weights: [Float]?

  /// Creates the loss.
  init(weights: [Float]? = nil) {
    self.weights = weights
  }

  func distance(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int
  ) -> Float {
    2 * (1 - Cosine(s, t, width: width).value)
  }

  func gradient(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int, factor: Float,
    _ out: UnsafeMutablePointer<Float>
  ) {
    Cosine(s, t, width: width).gradient(s, t, width: width, factor: -2 * factor, out)
  }
}
