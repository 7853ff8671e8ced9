import Diagnostics
import Tensors

/// How each feature of a view, or each dimension of an embedding, is brought to mean 0 and standard
/// deviation 1, from training clips alone: `(x − mean) / sd`.
///
/// A feature that never changes in training but for rounding becomes 0 and stays 0.
public struct FeatureScaling: Sendable, Equatable {
  /// The mean of each feature.
  public let means: [Float]
  /// What each feature is multiplied by.
  public let factors: [Float]

  /// Takes means and factors that were measured before.
  init(means: [Float], factors: [Float]) {
    self.means = means
    self.factors = factors
  }

  /// Measures the rows of a matrix; sums are kept in double precision.
  init(measuring rows: Tensor) {
    self.init(width: rows.shape.rowLength, count: rows.shape.rowCount) { body in
      rows.withPointer { body($0, rows.shape.rowCount) }
    }
  }

  /// Measures the rows of a view, wherever they lie.
  ///
  /// Throws `file.unreadable`.
  init(measuring view: ClipView) throws(Fault) {
    var failure: Fault?
    self.init(width: view.width, count: view.rowCount) { body in
      do throws(Fault) { try view.forEachPart(body) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Measures rows that are visited twice, in the same order.
  private init(
    width: Int, count: Int, visit: (_ body: (UnsafePointer<Float>, _ rows: Int) -> Void) -> Void
  ) {
    let count = max(1, count)
    var sums = [Double](repeating: 0, count: width)
    visit { values, rows in
      for row in 0..<rows {
        for column in 0..<width { sums[column] += Double(values[row * width + column]) }
      }
    }
    let means = sums.map { $0 / Double(count) }
    var squares = [Double](repeating: 0, count: width)
    visit { values, rows in
      for row in 0..<rows {
        for column in 0..<width {
          let difference = Double(values[row * width + column]) - means[column]
          squares[column] += difference * difference
        }
      }
    }
    self.means = means.map { Float($0) }
    factors = zip(squares, means).map { square, mean in
      let deviation = (square / Double(count)).squareRoot()
      let factor = Float(1 / deviation)
      return deviation > 1e-6 * abs(mean) && factor.isFinite ? factor : 0
    }
  }

  /// Scaling that changes nothing.
  init(identity width: Int) {
    means = [Float](repeating: 0, count: width)
    factors = [Float](repeating: 1, count: width)
  }

  /// The rows, scaled.
  func applied(to rows: Tensor) throws(Fault) -> Tensor {
    guard rows.shape.rowLength == means.count else { return rows }
    var values = rows.values
    apply(to: &values)
    return try Tensor(rows.shape, values)
  }

  /// Scales rows, which must have a number for each feature.
  func apply(to values: inout [Float]) {
    let width = means.count
    guard width > 0 else { return }
    for row in 0..<(values.count / width) {
      for column in 0..<width {
        let place = row * width + column
        values[place] = (values[place] - means[column]) * factors[column]
      }
    }
  }
}
