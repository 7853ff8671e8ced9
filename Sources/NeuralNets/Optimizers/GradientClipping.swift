import Tensors

/// Shortens gradients that are too long.
enum GradientClipping {
  /// The length of the gradient of all blocks together.
  static func norm(of blocks: [ParameterBlock]) -> Double {
    var total = 0.0
    for block in blocks {
      block.completeGradient()
      let square = Kernels.dot(block.gradient, block.gradient, count: block.trainableCount)
      total += square.isFinite ? Double(square) : longSquare(of: block)
    }
    return total.squareRoot()
  }

  /// The squared length of a gradient that is too long for single precision.
  private static func longSquare(of block: ParameterBlock) -> Double {
    (0..<block.trainableCount).reduce(0) {
      $0 + Double(block.gradient[$1]) * Double(block.gradient[$1])
    }
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
