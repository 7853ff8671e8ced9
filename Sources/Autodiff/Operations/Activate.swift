import Diagnostics
import Tensors

/// Applies an activation element by element.
struct Activate: Operation {
  static let name = "activation"
  static var cases: [OperationCase] {
    Activation.allCases.map { OperationCase(Self($0), [[3, 5]], kinks: $0 == .relu ? [0] : []) }
  }

  /// The function.
  let activation: Activation

  /// Creates the operation.
  init(_ activation: Activation) {
    self.activation = activation
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) {
    let count = pass.resultShape.count
    if let function = activation.function {
      function.apply(pass.operand(0), pass.result, count: count)
    } else {
      pass.result.update(from: pass.operand(0), count: count)
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { target in
      activation.pullback(
        pass.gradient, x: pass.operand(0), y: pass.result, target, count: pass.resultShape.count)
    }
  }
}
