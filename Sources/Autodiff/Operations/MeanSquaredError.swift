import Tensors

/// The mean squared error: (1/d) ‖s − t‖², averaged over rows.
struct MeanSquaredError: RowLoss {
  static let name = "mse"
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
    Kernels.squaredDistance(s, t, count: width) / Float(width)
  }

  func gradient(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int, factor: Float,
    _ out: UnsafeMutablePointer<Float>
  ) {
    let scale = 2 * factor / Float(width)
    for i in 0..<width { out[i] = scale * (s[i] - t[i]) }
  }
}
