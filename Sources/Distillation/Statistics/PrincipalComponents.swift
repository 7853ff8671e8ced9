public import Diagnostics

/// The directions in which embeddings vary most (principal component analysis).
///
/// Reference: Hotelling, "Analysis of a complex of statistical variables into principal
/// components", Journal of Educational Psychology 1933.
public struct PrincipalComponents: Sendable {
  /// The mean of each dimension.
  public let means: [Double]
  /// The directions, unit vectors, the one with most variance first; the entry of each that is
  /// largest in absolute value is positive.
  public let components: [[Double]]
  /// The variance along each direction, with n − 1 below the fraction bar.
  public let variances: [Double]
  /// The sum of the variances of all dimensions.
  public let totalVariance: Double

  /// Finds the first directions.
  ///
  /// Throws where there are fewer than two clips, `count` is not from 1 to the smaller of
  /// dimensions and clips − 1, or both clips and dimensions exceed
  /// ``SymmetricEigensystem/sizeLimit``.
  public init(
    _ embeddings: Embeddings, count: Int = 2, isStopped: () -> Bool = { false }
  ) throws(Fault) {
    let limit = min(embeddings.width, embeddings.count - 1)
    guard limit >= 1 else {
      throw Fault(
        "statistics.components",
        "principal components must have at least 2 clips and 1 dimension, but have "
          + "\(counted(embeddings.count, "clip")) and \(counted(embeddings.width, "dimension"))",
        hint: "Give the embeddings of more clips.")
    }
    guard count >= 1, count <= limit else {
      throw Fault(
        "statistics.components",
        "the number of components must be from 1 to \(limit) for "
          + "\(counted(embeddings.count, "clip")) of \(counted(embeddings.width, "dimension")), "
          + "but is \(count)", hint: "Ask for fewer, or give more clips.", parameter: "count")
    }
    let centered = embeddings.centered
    let (rows, width) = (embeddings.count, embeddings.width)
    let scale = 1 / Double(rows - 1)
    means = embeddings.means
    totalVariance = centered.reduce(0) { $0 + $1 * $1 } * scale
    let byDimension = width <= rows
    let size = byDimension ? width : rows
    guard size <= SymmetricEigensystem.sizeLimit else {
      throw Fault(
        "statistics.too-large",
        "principal components must have at most \(SymmetricEigensystem.sizeLimit) clips or "
          + "dimensions, but have \(rows) and \(width)",
        hint: "Take a part of the clips.")
    }
    let product = Self.product(centered, rows: rows, width: width, byDimension: byDimension)
    let system = try SymmetricEigensystem(
      product.map { $0 * scale }, size: size, isStopped: isStopped)
    variances = system.values.prefix(count).map { max(0, $0) }
    components = system.vectors.prefix(count).map { vector in
      byDimension
        ? vector : Self.direction(of: vector, in: centered, width: width)
    }
  }

  /// The share of the total variance along each direction; 0 where nothing varies.
  public var explainedShares: [Double] {
    variances.map { totalVariance > 0 ? $0 / totalVariance : 0 }
  }

  /// The coordinates of each clip along the directions; throws where the dimensions differ.
  public func project(_ embeddings: Embeddings) throws(Fault) -> [[Double]] {
    guard embeddings.width == means.count else {
      throw Fault(
        "statistics.dimension-mismatch",
        "embeddings to project must have \(means.count) dimensions, but have \(embeddings.width)")
    }
    return (0..<embeddings.count).map { clip in
      let row = zip(embeddings[clip], means).map { $0 - $1 }
      return components.map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  /// `XᵀX`, or `XXᵀ` where there are fewer clips than dimensions.
  private static func product(
    _ x: [Double], rows: Int, width: Int, byDimension: Bool
  ) -> [Double] {
    let size = byDimension ? width : rows
    var sums = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in i..<size {
        var sum = 0.0
        if byDimension {
          for row in 0..<rows { sum += x[row * width + i] * x[row * width + j] }
        } else {
          for column in 0..<width { sum += x[i * width + column] * x[j * width + column] }
        }
        sums[i * size + j] = sum
        sums[j * size + i] = sum
      }
    }
    return sums
  }

  /// The direction `Xᵀu / ‖Xᵀu‖` of an eigenvector `u` of `XXᵀ`, oriented like the others.
  private static func direction(of u: [Double], in x: [Double], width: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    for (row, weight) in u.enumerated() {
      for column in 0..<width { sums[column] += weight * x[row * width + column] }
    }
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var largest = 0.0
    for entry in sums where abs(entry) > abs(largest) { largest = entry }
    let divisor = largest < 0 ? -length : length
    return divisor == 0 ? sums : sums.map { $0 / divisor }
  }
}
