public import Diagnostics
public import Tensors

/// Removes from the features of one clip what all its frames share: voice, microphone, loudness.
///
/// **Reference** B. S. Atal, "Effectiveness of linear prediction characteristics of the speech wave for
/// automatic speaker identification and verification", JASA 1974.
public enum ClipNormalization {
  /// Each feature less its mean over the frames and, where `dividesBySpread`, divided by its standard
  /// deviation (of the population); a feature that never changes becomes 0.
  ///
  /// - Parameter features: `[frames, features]`.
  /// - Throws: `signal.levels`.
  public static func of(_ features: Tensor, dividesBySpread: Bool = true) throws(Fault) -> Tensor {
    guard features.shape.rank == 2 else {
      throw Fault(
        "signal.levels",
        "features must have the shape [frames, features], but have \(features.shape)")
    }
    let (frames, count) = (features.shape[0], features.shape[1])
    var sums = [Double](repeating: 0, count: count)
    var squares = [Double](repeating: 0, count: count)
    features.withPointer { x in
      for frame in 0..<frames {
        for i in 0..<count { sums[i] += Double(x[frame * count + i]) }
      }
      for frame in 0..<frames {
        for i in 0..<count {
          let difference = Double(x[frame * count + i]) - sums[i] / Double(frames)
          squares[i] += difference * difference
        }
      }
    }
    return Tensor(features.shape) { out in
      features.withPointer { x in
        for i in 0..<count {
          let mean = sums[i] / Double(frames)
          let spread = (squares[i] / Double(frames)).squareRoot()
          // What is left of a constant after rounding must not be blown up.
          let isConstant = spread <= 1e-6 * max(abs(mean), 1e-20)
          for frame in 0..<frames {
            let difference = Double(x[frame * count + i]) - mean
            out[frame * count + i] =
              isConstant ? 0 : Float(dividesBySpread ? difference / spread : difference)
          }
        }
      }
    }
  }
}
