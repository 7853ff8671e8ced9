import Diagnostics
import Tensors

/// The rotation, with a shift, that brings one set of embeddings nearest to another of the same rows.
///
/// Networks trained on different clips put the same thing in different directions; distances, which a
/// rotation keeps, are what they have in common. With X and Y centred, the rotation is the orthogonal
/// factor of XᵀY.
///
/// Reference: P. H. Schönemann, "A generalized solution of the orthogonal Procrustes problem",
/// Psychometrika 31, 1966.
struct OrthogonalAlignment {
  private let from: [Double]
  private let to: [Double]
  /// The rotation, row after row.
  private let rotation: [Double]
  private let width: Int

  /// Measures how to bring `source` to `target`, both `[rows, width]`.
  ///
  /// Throws `shape.mismatch` where the shapes differ, and `statistics.matrix-shape` above 1024
  /// dimensions.
  init(from source: Tensor, to target: Tensor) throws(Fault) {
    guard source.shape == target.shape, source.shape.rank == 2 else {
      throw Fault(
        "shape.mismatch",
        "embeddings that are aligned must have one shape, but have \(source.shape) and "
          + "\(target.shape)")
    }
    width = source.shape[1]
    from = Self.means(source)
    to = Self.means(target)
    try MemoryLimit.admit(doubles: 3 * width * width)
    var cross = [Double](repeating: 0, count: width * width)
    for row in 0..<source.shape[0] {
      for i in 0..<width {
        let x = Double(source.values[row * width + i]) - from[i]
        for j in 0..<width {
          cross[i * width + j] += x * (Double(target.values[row * width + j]) - to[j])
        }
      }
    }
    rotation = try Self.orthogonalFactor(cross, width)
  }

  /// The rows, rotated and shifted.
  func applied(to rows: Tensor) throws(Fault) -> Tensor {
    var values = [Float](repeating: 0, count: rows.count)
    for row in 0..<rows.shape.rowCount {
      for j in 0..<width {
        var sum = to[j]
        for i in 0..<width {
          sum += (Double(rows.values[row * width + i]) - from[i]) * rotation[i * width + j]
        }
        values[row * width + j] = Float(sum)
      }
    }
    return try Tensor(rows.shape, values)
  }

  private static func means(_ rows: Tensor) -> [Double] {
    let width = rows.shape.rowLength
    var sums = [Double](repeating: 0, count: width)
    for (place, value) in rows.values.enumerated() { sums[place % width] += Double(value) }
    return sums.map { $0 / Double(max(1, rows.shape.rowCount)) }
  }

  /// M (MᵀM)^(−1/2), the orthogonal factor of the polar decomposition of M; directions in which M
  /// vanishes are left out.
  private static func orthogonalFactor(_ m: [Double], _ n: Int) throws(Fault) -> [Double] {
    var square = [Double](repeating: 0, count: n * n)
    for k in 0..<n {
      for i in 0..<n {
        for j in 0..<n { square[i * n + j] += m[k * n + i] * m[k * n + j] }
      }
    }
    let system = try SymmetricEigensystem(square, size: n)
    let floor = (system.values.first ?? 0) * 1e-12
    var factor = [Double](repeating: 0, count: n * n)
    for (value, vector) in zip(system.values, system.vectors) where value > floor && value > 0 {
      // (M v) vᵀ / √λ
      let scale = 1 / value.squareRoot()
      for i in 0..<n {
        var product = 0.0
        for k in 0..<n { product += m[i * n + k] * vector[k] }
        for j in 0..<n { factor[i * n + j] += product * scale * vector[j] }
      }
    }
    return factor
  }
}
