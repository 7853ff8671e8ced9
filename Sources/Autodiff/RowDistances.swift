import Tensors

/// The Euclidean distances between the rows of a matrix, and their mean over the pairs.
struct RowDistances {
  /// The distance of rows i and j at i · rows + j.
  let values: UnsafeMutablePointer<Float>
  /// The mean over the pairs of different rows; 0 if there is no pair.
  let mean: Float

  /// Computes the distances in memory for rows · rows numbers.
  init(
    _ x: UnsafePointer<Float>, rows: Int, width: Int, in memory: UnsafeMutablePointer<Float>
  ) {
    values = memory
    var sum = 0.0
    for i in 0..<rows {
      memory[i * rows + i] = 0
      for j in (i + 1)..<max(rows, i + 1) {
        let square = Kernels.squaredDistance(x + i * width, x + j * width, count: width)
        let distance = square.squareRoot()
        memory[i * rows + j] = distance
        memory[j * rows + i] = distance
        sum += Double(distance)
      }
    }
    mean = rows > 1 ? Float(sum / Double(rows * (rows - 1) / 2)) : 0
  }

  /// Distances up to this one are rounding: their direction means nothing.
  var shortest: Float { 1e-6 * mean }
}

/// The Huber loss with threshold 1: u²/2 where |u| < 1, else |u| − 1/2.
enum HuberLoss {
  /// The loss.
  static func value(_ u: Float) -> Float {
    u.magnitude < 1 ? 0.5 * u * u : u.magnitude - 0.5
  }

  /// Its derivative; NaN for NaN.
  static func slope(_ u: Float) -> Float { u > 1 ? 1 : u < -1 ? -1 : u }
}
