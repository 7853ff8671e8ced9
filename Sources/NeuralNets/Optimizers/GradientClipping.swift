import Tensors

/// Shortens gradients that are too long.
enum GradientClipping {
  /// The length of the gradient of all blocks together.
  static func norm(of blocks: [ParameterBlock]) -> Double {
    var total = 0.0
    for block in blocks {
      block.completeGradient()
      // Pieces in single precision, their sum in double: accurate, and in one order.
      for start in stride(from: 0, to: block.trainableCount, by: 4096) {
        let piece = block.gradient + start
        total += Double(
          Kernels.dot(piece, piece, count: min(4096, block.trainableCount - start)))
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
