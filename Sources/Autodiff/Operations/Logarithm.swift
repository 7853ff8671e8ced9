import Diagnostics
import Tensors

/// The natural logarithm: y = ln x.
struct Logarithm: Operation {
  static let name = "log"
  static var cases: [OperationCase] {
    [OperationCase(Self(), [[3, 4]], domains: [0.5...3])]
  }

  /// Creates the operation.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) {
    UnaryFunction.logarithm.apply(pass.operand(0), pass.result, count: pass.resultShape.count)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { target in
      let (gradient, x) = (pass.gradient, pass.operand(0))
      for i in 0..<pass.resultShape.count { target[i] = gradient[i] / x[i] }
    }
  }
}
