import Diagnostics
import Tensors

/// The exponential: y = eˣ.
struct Exponential: Operation {
  static let name = "exp"
  static var cases: [OperationCase] { [OperationCase(Self(), [[3, 4]])] }

  /// Creates the operation.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) {
    UnaryFunction.exponential.apply(pass.operand(0), pass.result, count: pass.resultShape.count)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { target in
      let (gradient, y) = (pass.gradient, pass.result)
      for i in 0..<pass.resultShape.count { target[i] = gradient[i] * y[i] }
    }
  }
}
