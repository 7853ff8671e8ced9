import Diagnostics
import Tensors

/// How near every two clips are to each other, as probabilities that sum to 1.
struct NeighborAffinities {
  let count: Int
  /// The symmetric matrix, row after row, zeros on the diagonal.
  let values: [Double]

  /// Finds the width of each clip's Gaussian by halving, until its perplexity is right to 1e-5.
  ///
  /// Throws `limit.memory`, and once `isStopped`.
  init(
    _ embeddings: Embeddings, perplexity: Double, isStopped: () -> Bool
  ) throws(Fault) {
    let count = embeddings.count
    let wanted = Portable.log(perplexity)
    // Both ways, their mean, and what the map gives.
    try MemoryLimit.admit(doubles: 3 * count * count)
    var conditional = [Double](repeating: 0, count: count * count)
    for clip in 0..<count {
      if isStopped() { throw stoppedFault() }
      let distances = Self.squaredDistances(embeddings, clip)
      // Distances relative to the nearest clip's keep powers from vanishing all at once.
      var nearest = Double.infinity
      var farthest = 0.0
      for other in 0..<count where other != clip {
        nearest = min(nearest, distances[other])
        farthest = max(farthest, distances[other])
      }
      // Between all neighbours alike and the nearest alone.
      let span = farthest - nearest
      var (low, high) = (0.0, Double.infinity)
      var precision = span > 0 ? 1 / span : 1
      var row = [Double](repeating: 0, count: count)
      for _ in 0..<200 {
        var (sum, weighted) = (0.0, 0.0)
        for other in 0..<count {
          guard other != clip else { continue }
          let gap = distances[other] - nearest
          row[other] = Portable.exp(-gap * precision)
          sum += row[other]
          weighted += gap * row[other]
        }
        let entropy = Portable.log(sum) + precision * weighted / sum
        for other in 0..<count { row[other] /= sum }
        if abs(entropy - wanted) < 1e-5 || span == 0 { break }
        if entropy > wanted {
          low = precision
          precision = high == .infinity ? precision * 2 : (low + high) / 2
        } else {
          high = precision
          precision = (low + high) / 2
        }
        guard precision.isFinite else { break }
      }
      for other in 0..<count { conditional[clip * count + other] = row[other] }
    }
    var values = conditional
    for i in 0..<count {
      for j in 0..<count {
        values[i * count + j] =
          (conditional[i * count + j] + conditional[j * count + i]) / Double(2 * count)
      }
    }
    self.count = count
    self.values = values
  }

  private static func squaredDistances(_ embeddings: Embeddings, _ clip: Int) -> [Double] {
    let width = embeddings.width
    return embeddings.values.withUnsafeBufferPointer { values in
      (0..<embeddings.count).map { other in
        var sum = 0.0
        for k in 0..<width {
          let gap = values[clip * width + k] - values[other * width + k]
          sum += gap * gap
        }
        return sum
      }
    }
  }
}
