import Diagnostics
import Tensors

/// A distance between rows of two tensors of one shape, averaged over the rows that count.
///
/// The distance is symmetric, so one gradient serves both operands.
protocol RowLoss: Operation {
  /// How much each row counts; `nil` for all alike, 0 for a row that is ignored.
  var weights: [Float]? { get }
  /// The distance of two rows.
  func distance(_ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int) -> Float
  /// Writes the gradient of the distance with respect to `s`, times a factor.
  func gradient(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int, factor: Float,
    _ out: UnsafeMutablePointer<Float>)
}

extension RowLoss {
  /// One number, if the shapes are equal.
  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    guard operands[0] == operands[1], operands[0].rank > 0 else {
      throw mismatch(operands, "two tensors of one shape, rows of the last axis")
    }
    try RowWeights.check(weights, rows: operands[0].rowCount, in: Self.name)
    return .scalar
  }

  /// The mean of the distances; 0 if no row counts.
  func forward(_ pass: Pass) {
    let (rows, width) = (pass.shape(0).rowCount, pass.shape(0).rowLength)
    var mean = 0.0
    RowWeights(weights, rows: rows).forEach(rows) { row, share in
      let value = distance(
        pass.operand(0) + row * width, pass.operand(1) + row * width, width: width)
      mean += Double(share) * Double(value)
    }
    pass.result[0] = Float(mean)
  }

  /// The gradient of the distances; exactly 0 in rows that do not count.
  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.shape(0).rowCount, pass.shape(0).rowLength)
    for index in 0..<2 {
      let (s, t) = (pass.operand(index), pass.operand(1 - index))
      try pass.assign(index) { target in
        if weights != nil { target.update(repeating: 0, count: rows * width) }
        RowWeights(weights, rows: rows).forEach(rows) { row, share in
          gradient(
            s + row * width, t + row * width, width: width, factor: pass.gradient[0] * share,
            target + row * width)
        }
      }
    }
  }
}
