import Diagnostics
import Tensors

/// Multiplies by a number and adds another: y = a x + b.
struct Scale: Operation {
  static let name = "scale"
  static var cases: [OperationCase] { [OperationCase(Self(by: -1.5, plus: 0.5), [[3, 4]])] }

  /// The factor a.
  let factor: Float
  /// The number b.
  let offset: Float

  /// Creates the operation.
  init(by factor: Float, plus offset: Float = 0) {
    self.factor = factor
    self.offset = offset
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) {
    let (x, y) = (pass.operand(0), pass.result)
    for i in 0..<pass.resultShape.count { y[i] = factor * x[i] + offset }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { target in
      let gradient = pass.gradient
      for i in 0..<pass.resultShape.count { target[i] = factor * gradient[i] }
    }
  }
}
