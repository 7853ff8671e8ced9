import Diagnostics
import Tensors

/// Scales every row to length 1: y = x / max(‖x‖, ε); a row shorter than ε has no direction and no
/// gradient.
struct RowNormalize: Operation {
  static let name = "normalize"
  static var cases: [OperationCase] { [OperationCase(Self(), [[3, 5]])] }

  /// The shortest length that is divided by, ε.
  let epsilon: Float

  /// Creates the operation.
  init(epsilon: Float = 1e-12) {
    self.epsilon = epsilon
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.resultShape.rowCount, pass.resultShape.rowLength)
    let lengths = try pass.save(rows)
    for row in 0..<rows {
      let x = pass.operand(0) + row * width
      let y = pass.result + row * width
      lengths[row] = max(Kernels.dot(x, x, count: width).squareRoot(), epsilon)
      for i in 0..<width { y[i] = x[i] / lengths[row] }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.resultShape.rowCount, pass.resultShape.rowLength)
    let lengths = pass.saved(0)
    try pass.assign(0) { target in
      for row in 0..<rows {
        let (y, g) = (pass.result + row * width, pass.gradient + row * width)
        let out = target + row * width
        guard !(lengths[row] <= epsilon) else {
          out.update(repeating: 0, count: width)
          continue
        }
        let inner = Kernels.dot(y, g, count: width)
        for i in 0..<width { out[i] = (g[i] - y[i] * inner) / lengths[row] }
      }
    }
  }
}
