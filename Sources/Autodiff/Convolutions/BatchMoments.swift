import Tensors

/// The mean and variance of each column of a matrix that comes in blocks of rows.
///
/// Each block is summed about its own first row, so that little is lost where a mean is large beside
/// the spread; blocks, and then pieces, are joined in order and in double precision.
///
/// **Reference** T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae and a pairwise algorithm for
/// computing sample variances", COMPSTAT 1982.
final class BatchMoments {
  private let pieces: Int
  private let columns: Int
  private let block: UnsafeMutablePointer<Float>
  /// For each piece the number of rows, and then of each column the mean and the sum of squared
  /// distances from it.
  private let moments: UnsafeMutablePointer<Double>

  /// Creates moments of no rows.
  init(pieces: Int, columns: Int) {
    self.pieces = pieces
    self.columns = columns
    block = .allocate(capacity: 2 * pieces * columns)
    block.initialize(repeating: 0, count: 2 * pieces * columns)
    moments = .allocate(capacity: pieces * (2 * columns + 1))
    moments.initialize(repeating: 0, count: pieces * (2 * columns + 1))
  }

  deinit {
    block.deallocate()
    moments.deallocate()
  }

  /// Adds a block of rows to a piece.
  func add(_ x: UnsafePointer<Float>, rows: Int, piece: Int) {
    guard rows > 0 else { return }
    let (sums, squares) = (block + 2 * piece * columns, block + (2 * piece + 1) * columns)
    sums.update(repeating: 0, count: 2 * columns)
    ColumnNormalization.addSpread(x, rows: rows, columns: columns, origin: x, sums, squares)
    let own = moments + piece * (2 * columns + 1)
    let count = Double(rows)
    for i in 0..<columns {
      let sum = Double(sums[i])
      join(
        own, i, count: count, mean: Double(x[i]) + sum / count,
        squares: Double(squares[i]) - sum * sum / count)
    }
    own[0] += count
  }

  /// Writes mean and variance (divisor: all rows) of all pieces.
  func write(mean: UnsafeMutablePointer<Float>, variance: UnsafeMutablePointer<Float>) {
    for piece in 1..<max(1, pieces) {
      let other = moments + piece * (2 * columns + 1)
      for i in 0..<columns {
        join(
          moments, i, count: other[0], mean: other[1 + i], squares: other[1 + columns + i])
      }
      moments[0] += other[0]
    }
    for i in 0..<columns {
      mean[i] = Float(moments[1 + i])
      variance[i] = Float(max(0, moments[1 + columns + i]) / moments[0])
    }
  }

  private func join(
    _ own: UnsafeMutablePointer<Double>, _ column: Int, count: Double, mean: Double, squares: Double
  ) {
    let total = own[0] + count
    guard total > 0 else { return }
    let distance = mean - own[1 + column]
    own[1 + column] += distance * (count / total)
    own[1 + columns + column] += squares + distance * distance * (own[0] * count / total)
  }
}
