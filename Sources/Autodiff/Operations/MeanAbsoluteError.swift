import Tensors

/// The mean absolute error: (1/d) Σ |s − t|, averaged over rows; the gradient where s = t is 0.
struct MeanAbsoluteError: RowLoss {
  static let name = "l1"
  static var cases: [OperationCase] {
    [
      OperationCase(
        Self(weights: [1, 0, 2.5]), [[3, 5], [3, 5]],
        adjust: { values in
          // Keep s and t apart, on either side.
          for i in values[0].indices where (values[0][i] - values[1][i]).magnitude < 0.1 {
            values[0][i] = values[1][i] + (i % 2 == 0 ? 0.3 : -0.3)
          }
        })
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
    Kernels.absoluteDistance(s, t, count: width) / Float(width)
  }

  func gradient(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int, factor: Float,
    _ out: UnsafeMutablePointer<Float>
  ) {
    let scale = factor / Float(width)
    for i in 0..<width { out[i] = s[i] > t[i] ? scale : s[i] < t[i] ? -scale : 0 }
  }
}
