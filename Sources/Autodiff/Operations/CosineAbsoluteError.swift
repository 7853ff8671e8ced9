import Tensors

/// The mean absolute error less the log-sigmoid of the cosine: (1/d) |s − t|₁ − λ ln σ(cos(s, t)),
/// averaged over rows; the cosine of a row of zeros is 0 and has no gradient.
///
/// **Reference** H.-J. Chang, S. Yang, H. Lee, "DistilHuBERT: speech representation learning by
/// layer-wise distillation of hidden-unit BERT", ICASSP 2022, equation 1.
struct CosineAbsoluteError: RowLoss {
  static let name = "cosine_l1"
  static var cases: [OperationCase] {
    // No difference between the operands is near 0, where the absolute value bends.
    let apart: @Sendable (inout [[Float]]) -> Void = { values in
      for i in values[0].indices where (values[0][i] - values[1][i]).magnitude < 0.1 {
        values[0][i] = values[1][i] + 0.2
      }
    }
    return [
      OperationCase(Self(), [[3, 5], [3, 5]], adjust: apart),
      OperationCase(
        Self(cosineWeight: 0.5, weights: [1, 0, 2.5]), [[3, 5], [3, 5]], adjust: apart),
    ]
  }

  /// The weight λ of the part of the cosine.
  let cosineWeight: Float
  let weights: [Float]?

  /// Creates the loss.
  init(cosineWeight: Float = 1, weights: [Float]? = nil) {
    self.cosineWeight = cosineWeight
    self.weights = weights
  }

  func distance(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int
  ) -> Float {
    let cosine = Double(Cosine(s, t, width: width).value)
    return Kernels.absoluteDistance(s, t, count: width) / Float(width)
      + cosineWeight * Float(Portable.log1p(Portable.exp(-cosine)))
  }

  func gradient(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int, factor: Float,
    _ out: UnsafeMutablePointer<Float>
  ) {
    let cosine = Cosine(s, t, width: width)
    // The derivative of −ln σ(c) is −σ(−c).
    let slope = Float(1 / (1 + Portable.exp(Double(cosine.value))))
    cosine.gradient(s, t, width: width, factor: -cosineWeight * factor * slope, out)
    let step = factor / Float(width)
    for i in 0..<width {
      let difference = s[i] - t[i]
      out[i] += difference > 0 ? step : difference < 0 ? -step : 0
    }
  }
}
