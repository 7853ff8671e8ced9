import Diagnostics

/// A symmetric matrix on its way to diagonal form, and the rotations that took it there.
struct JacobiRotations {
  private let size: Int
  private var matrix: [Double]
  /// The eigenvectors, one per row.
  private var vectors: [Double]

  /// Starts from the upper triangle of a square matrix.
  init(_ matrix: [Double], size: Int) {
    self.size = size
    self.matrix = matrix
    vectors = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      vectors[i * size + i] = 1
      for j in 0..<i { self.matrix[i * size + j] = matrix[j * size + i] }
    }
  }

  /// An entry of the diagonal: an eigenvalue once the rotations have run.
  func diagonal(_ i: Int) -> Double { matrix[i * size + i] }

  /// The eigenvector that belongs to an entry of the diagonal.
  func vector(_ i: Int) -> [Double] { Array(vectors[(i * size)..<((i + 1) * size)]) }

  /// Sweeps over all pairs until what is off the diagonal is rounding; ten sweeps are plenty.
  ///
  /// Throws `statistics.stopped` as soon as `isStopped`.
  mutating func run(isStopped: () -> Bool) throws(Fault) {
    for _ in 0..<60 {
      var off = 0.0
      var total = 0.0
      for i in 0..<size {
        for j in i..<size {
          let square = matrix[i * size + j] * matrix[i * size + j]
          total += square
          if j > i { off += square }
        }
      }
      if off <= total * 1e-32 { return }
      for p in 0..<size {
        if isStopped() { throw stoppedFault() }
        for q in (p + 1)..<max(p + 1, size) { rotate(p, q) }
      }
    }
  }

  /// Makes the entry in row `p`, column `q` zero.
  private mutating func rotate(_ p: Int, _ q: Int) {
    let entry = matrix[p * size + q]
    if entry == 0 { return }
    let theta = (matrix[q * size + q] - matrix[p * size + p]) / (2 * entry)
    let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    let size = size
    matrix.withUnsafeMutableBufferPointer { m in
      for k in 0..<size {
        let (a, b) = (m[k * size + p], m[k * size + q])
        m[k * size + p] = c * a - s * b
        m[k * size + q] = s * a + c * b
      }
      for k in 0..<size {
        let (a, b) = (m[p * size + k], m[q * size + k])
        m[p * size + k] = c * a - s * b
        m[q * size + k] = s * a + c * b
      }
      m[p * size + q] = 0
      m[q * size + p] = 0
    }
    vectors.withUnsafeMutableBufferPointer { v in
      for k in 0..<size {
        let (a, b) = (v[p * size + k], v[q * size + k])
        v[p * size + k] = c * a - s * b
        v[q * size + k] = s * a + c * b
      }
    }
  }
}
