public import Diagnostics
public import Tensors

/// How features change over time: the derivative of a polynomial fitted to the frames around each.
///
/// First order: Σ k·x(t+k) / Σ k². At the ends the polynomial of the nearest whole window holds.
/// **Agrees with** `librosa.feature.delta` 0.11, whose `mode` is "interp".
/// **Reference** A. Savitzky, M. J. E. Golay, "Smoothing and differentiation of data by simplified
/// least squares procedures", Analytical Chemistry 1964.
public enum Deltas {
  /// The derivative of features over time.
  ///
  /// - Parameters:
  ///   - features: `[frames, features]`.
  ///   - width: The number of frames of a window, odd and at least 3.
  ///   - order: 1 for the slope, 2 for the curvature.
  /// - Throws: `signal.deltas`.
  public static func of(
    _ features: Tensor, width: Int = 9, order: Int = 1
  ) throws(Fault) -> Tensor {
    guard features.shape.rank == 2 else {
      throw Fault(
        "signal.deltas",
        "features must have the shape [frames, features], but have \(features.shape)")
    }
    guard width >= 3, width % 2 == 1 else {
      throw Fault(
        "signal.deltas", "the width must be an odd number from 3 on, but is \(width)",
        hint: "Leave it out for 9.")
    }
    guard order == 1 || order == 2 else {
      throw Fault("signal.deltas", "the order must be 1 or 2, but is \(order)")
    }
    let (frames, count) = (features.shape[0], features.shape[1])
    guard frames >= width else {
      throw Fault(
        "signal.deltas",
        "there must be as many frames as the window is wide, \(width), but there "
          + "\(frames == 1 ? "is" : "are") \(frames)",
        hint: "Make the window narrower.")
    }
    let weights = weights(width, order)
    let reach = width / 2
    return Tensor(features.shape) { out in
      features.withPointer { x in
        for frame in 0..<frames {
          let center = min(frames - 1 - reach, max(reach, frame))
          for (offset, weight) in weights.enumerated() where weight != 0 {
            let row = x + (center - reach + offset) * count
            for i in 0..<count {
              out[frame * count + i] = out[frame * count + i] + weight * row[i]
            }
          }
        }
      }
    }
  }

  /// The least-squares weights of the slope, or of the curvature, at the middle of a window.
  private static func weights(_ width: Int, _ order: Int) -> [Float] {
    let places = (0..<width).map { Double($0 - width / 2) }
    let squares = places.map { $0 * $0 }
    let sum = squares.reduce(0, +)
    if order == 1 { return places.map { Float($0 / sum) } }
    let mean = sum / Double(width)
    let spread = squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return squares.map { Float(2 * ($0 - mean) / spread) }
  }
}
