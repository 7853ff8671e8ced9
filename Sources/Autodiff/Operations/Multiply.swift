import Diagnostics
import Tensors

/// Multiplies element by element: y = a · b, sizes of 1 repeated.
struct Multiply: Operation {
  static let name = "*"
  static var cases: [OperationCase] {
    [OperationCase(Self(), [[3, 4], [3, 4]]), OperationCase(Self(), [[2, 3, 4], [3, 1]])]
  }

  /// Creates the operation.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try Shape.broadcast(operands[0], operands[1], in: Self.name)
  }

  func forward(_ pass: Pass) throws(Fault) { try pass.combine(.multiply) }

  func pullback(_ pass: Pass) throws(Fault) {
    for index in 0..<2 {
      try pass.assignRepeated(index) { target throws(Fault) in
        try BinaryFunction.multiply.apply(
          pass.gradient, step: 1, pass.repeated(1 - index), step: 1, target,
          count: pass.resultShape.count)
      }
    }
  }
}
