import Diagnostics
import Tensors

/// The square root: y = √x; the gradient at 0 is infinite.
struct SquareRoot: Operation {
  static let name = "sqrt"
  static var cases: [OperationCase] {
    [OperationCase(Self(), [[3, 4]], domains: [0.5...3])]
  }

  /// Creates the operation.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) {
    UnaryFunction.squareRoot.apply(pass.operand(0), pass.result, count: pass.resultShape.count)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { target in
      let (gradient, y) = (pass.gradient, pass.result)
      for i in 0..<pass.resultShape.count { target[i] = 0.5 * gradient[i] / y[i] }
    }
  }
}
