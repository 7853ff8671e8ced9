import Diagnostics
import Tensors

/// Standardises every row, then scales and shifts: y = γ (x − mean) / √(variance + ε) + β, with mean
/// and variance (divisor n) of the row, and γ, β one number per column.
///
/// **Reference** J. L. Ba, J. R. Kiros, G. E. Hinton, "Layer normalization", 2016.
struct LayerNormalize: Operation {
  static let name = "layer_norm"
  static var cases: [OperationCase] { [OperationCase(Self(), [[4, 6], [6], [6]])] }

  /// What is added to the variance, ε.
  let epsilon: Float

  /// Creates the operation.
  init(epsilon: Float = 1e-5) {
    self.epsilon = epsilon
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let width = operands[0].rowLength
    guard operands[0].rank > 0, operands[1].sizes == [width], operands[2].sizes == [width] else {
      throw mismatch(operands, "shapes [rows, n], [n] and [n]")
    }
    return operands[0]
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.resultShape.rowCount, pass.resultShape.rowLength)
    let (gamma, beta) = (pass.operand(1), pass.operand(2))
    let standard = try pass.save(rows * width)
    let scales = try pass.save(rows)
    for row in 0..<rows {
      let x = pass.operand(0) + row * width
      let (z, y) = (standard + row * width, pass.result + row * width)
      let mean = Kernels.sum(x, count: width) / Float(width)
      for i in 0..<width { z[i] = x[i] - mean }
      let variance = Kernels.dot(z, z, count: width) / Float(width)
      scales[row] = 1 / (variance + epsilon).squareRoot()
      for i in 0..<width {
        z[i] *= scales[row]
        y[i] = gamma[i] * z[i] + beta[i]
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.resultShape.rowCount, pass.resultShape.rowLength)
    let (gamma, standard, scales) = (pass.operand(1), pass.saved(0), pass.saved(1))
    let product = try pass.scratch(rows * width)
    BinaryFunction.multiply.apply(
      pass.gradient, step: 1, standard, step: 1, product, count: rows * width)
    try pass.assign(1) { Kernels.columnSums(product, rows: rows, columns: width, $0) }
    try pass.assign(2) { Kernels.columnSums(pass.gradient, rows: rows, columns: width, $0) }
    try pass.assign(0) { target in
      for row in 0..<rows {
        let (g, z, out) = (
          pass.gradient + row * width, standard + row * width, target + row * width
        )
        for i in 0..<width { out[i] = g[i] * gamma[i] }
        let mean = Kernels.sum(out, count: width) / Float(width)
        let inner = Kernels.dot(out, z, count: width) / Float(width)
        for i in 0..<width { out[i] = scales[row] * (out[i] - mean - z[i] * inner) }
      }
    }
  }
}
