import Diagnostics
import Tensors

/// Subtracts element by element: y = a − b, sizes of 1 repeated.
struct Subtract: Operation {
  static let name = "-"
  static var cases: [OperationCase] {
    [OperationCase(Self(), [[3, 4], [3, 4]]), OperationCase(Self(), [[2, 3, 4], [3, 1]])]
  }

  /// Creates the operation.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try Shape.broadcast(operands[0], operands[1], in: Self.name)
  }

  func forward(_ pass: Pass) throws(Fault) { try pass.combine(.subtract) }

  func pullback(_ pass: Pass) throws(Fault) {
    let count = pass.resultShape.count
    try pass.assignRepeated(0) { $0.update(from: pass.gradient, count: count) }
    try pass.assignRepeated(1) { UnaryFunction.negate.apply(pass.gradient, $0, count: count) }
  }
}
