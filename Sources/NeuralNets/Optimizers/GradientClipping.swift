import Tensors

/// Shortens gradients that are too long.
enum GradientClipping {
  /// The length of the gradient of all blocks together.
  static func norm(of blocks: [ParameterBlock]) -> Double {
    var total = 0.0
    for block in blocks {
      block.completeGradient()
      // In double precision: the square of a long gradient does not fit into a Float.
      for i in 0..<block.trainableCount {
        let element = Double(block.gradient[i])
        total += element * element
      }
    }
    return total.squareRoot()
  }

  /// Scales the gradient of all blocks together to a length of at most `limit`.
  static func clip(_ blocks: [ParameterBlock], to limit: Double) {
    let length = norm(of: blocks)
    guard length > limit, length.isFinite else { return }
    let factor = Float(limit / length)
    for block in blocks {
      for i in 0..<block.trainableCount { block.gradient[i] *= factor }
    }
  }
}
