import Diagnostics
import Tensors

/// The soft-max of every row at a temperature: pᵢ = exp(xᵢ / T) / Σⱼ exp(xⱼ / T).
struct Softmax: Operation {
  static let name = "softmax"
  static var cases: [OperationCase] {
    [OperationCase(Self(), [[3, 5]]), OperationCase(Self(temperature: 3), [[3, 5]])]
  }

  /// The temperature T, above 0; larger makes the rows flatter.
  let temperature: Float

  /// Creates the operation.
  init(temperature: Float = 1) {
    self.temperature = temperature
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) {
    let shape = pass.resultShape
    Kernels.softmax(
      pass.operand(0), rows: shape.rowCount, columns: shape.rowLength, temperature: temperature,
      pass.result)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.resultShape.rowLength
    try pass.assign(0) { target in
      for row in 0..<pass.resultShape.rowCount {
        let (y, g) = (pass.result + row * width, pass.gradient + row * width)
        let inner = Kernels.dot(y, g, count: width)
        let out = target + row * width
        for i in 0..<width { out[i] = y[i] * (g[i] - inner) / temperature }
      }
    }
  }
}
