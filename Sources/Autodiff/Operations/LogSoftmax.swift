import Diagnostics
import Tensors

/// The logarithm of the soft-max of every row at a temperature.
struct LogSoftmax: Operation {
  static let name = "log_softmax"
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
    Kernels.logSoftmax(
      pass.operand(0), rows: shape.rowCount, columns: shape.rowLength, temperature: temperature,
      pass.result)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.resultShape.rowLength
    try pass.assign(0) { target in
      UnaryFunction.exponential.apply(pass.result, target, count: pass.resultShape.count)
      for row in 0..<pass.resultShape.rowCount {
        let g = pass.gradient + row * width
        let total = Kernels.sum(g, count: width)
        let out = target + row * width
        for i in 0..<width { out[i] = (g[i] - out[i] * total) / temperature }
      }
    }
  }
}
